import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { momentOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { Zone } from '../../zone/zone.js';
import { JOURNAL } from './queries.js';
import { OUTCOMES } from './words.js';

export function Journal({ id }: { id: string }): ReactNode {
  const asked = useAsk(JOURNAL, { id });
  const { me: { desks } } = useMe();
  return (
    <>
      {desks.includes('VERIFYING') ? <p><Link to="/preuve-du-journal">Preuve du journal</Link> : que ces lignes sont bien celles qui furent signées. <Link to={`/qui-savait/${id}`}>Qui savait quoi</Link> : à un instant passé.</p> : null}
      <Zone asked={asked} of="du journal" pick={(d) => d.dossier?.journal.edges} isEmpty={(edges) => edges.length === 0} empty="Le journal est lu de ceux qui répondent du dossier : le référent, le responsable, le délégué à la protection des données.">{(edges) => (
        <table className="table">
          <thead><tr><th scope="col">Quand</th><th scope="col">Qui</th><th scope="col">Fait</th></tr></thead>
          <tbody>{edges.map(({ node }) => (
            <tr key={node.id} className={node.__typename === 'Event' && node.breakGlass ? 'late' : undefined}>
              <td><time dateTime={node.at}>{momentOf(node.at)}</time></td>
              <td>{node.by?.professionnel.displayName ?? '–'}<small>{node.functionName}</small></td>
              <td>{node.__typename === 'Consultation' ? `${OUTCOMES[node.outcome] ?? node.outcome} · ${node.subjectType}, ${count(node.shown, 'élément')}${node.withheld ? `, ${count(node.withheld, 'réservé')}` : ''}` : node.type}</td>
            </tr>
          ))}</tbody>
        </table>
      )}</Zone>
    </>
  );
}
