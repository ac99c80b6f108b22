import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { RECONNECTED } from '../../realtime/pointers.js';
import { useTitle } from '../../shell/title.js';
import { birthOf, shortDayOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';

const DOSSIERS = graphql(`query Dossiers { dossiers(first: 100) { pageInfo { hasNextPage } edges { node { id state openedAt enfant { givenNames surname birthDate } referent { habilitation { professionnel { displayName } } } } } } }`);

export function Component(): ReactNode {
  useTitle('Dossiers');
  const asked = useAsk(DOSSIERS, {}, { when: ({ type }) => type === 'access.changed' || type === RECONNECTED });
  return (
    <>
      <div className="page-head"><h1>Dossiers</h1></div>
      <Zone asked={asked} of="des dossiers" pick={(d) => d.dossiers} isEmpty={(list) => list.edges.length === 0} empty="Aucun dossier ne vous est ouvert. Vous serez prévenu quand vous serez admis auprès d’un enfant.">{(list) => (
        <>
          <table className="table">
            <thead><tr><th scope="col">Enfant</th><th scope="col">Né le</th><th scope="col">Suivi par</th><th scope="col">Ouvert le</th></tr></thead>
            <tbody>{list.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row"><Link to={`/dossiers/${node.id}`}><span className="name">{node.enfant ? `${node.enfant.givenNames} ${node.enfant.surname}` : 'Identité réservée'}</span></Link></th>
                <td>{node.enfant ? birthOf(node.enfant.birthDate) : '–'}</td>
                <td>{node.referent?.habilitation.professionnel.displayName ?? '–'}</td>
                <td>{shortDayOf(node.openedAt)}</td>
              </tr>
            ))}</tbody>
          </table>
          {list.pageInfo.hasNextPage ? <p className="hint">Les cent derniers dossiers ouverts sont affichés.</p> : null}
        </>
      )}</Zone>
    </>
  );
}
