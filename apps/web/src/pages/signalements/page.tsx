import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { anything } from '../../realtime/pointers.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { momentOf } from '../../words/dates.js';
import { STATES } from '../../words/signalement.js';
import { Zone } from '../../zone/zone.js';

const ALL = graphql(`query Signalements { signalements(first: 100) { pageInfo { hasNextPage } edges { node { id state urgency route draftedAt parquet { name } seal { number } author { professionnel { displayName } } } } } }`);

export function Component(): ReactNode {
  useTitle('Signalements');
  const { me: { desks } } = useMe();
  const asked = useAsk(ALL, {}, { when: anything });
  return (
    <>
      <div className="page-head"><h1>Signalements</h1>{desks.includes('SIGNALEMENTS') ? <Link className="button primary" to="/signalements/nouveau">Écrire un signalement</Link> : null}</div>
      <Zone asked={asked} of="des signalements" pick={(d) => d.signalements} isEmpty={({ edges }) => edges.length === 0} empty="Aucun signalement ne vous est ouvert.">{({ edges, pageInfo }) => (
        <>
          <ul className="rows">{edges.map(({ node: { id, state, urgency, route, draftedAt, parquet, seal, author } }) => (
            <li key={id} className={urgency === 'URGENT' ? 'row late' : 'row'}><span className="number">{seal?.number ?? 'brouillon'}</span>
              <span className="object">{urgency === 'URGENT' ? 'Urgent · ' : ''}{parquet.name}<small>{route === 'DIRECT' ? 'avis direct' : 'département'} · {author.professionnel.displayName} · {momentOf(draftedAt)}</small></span>
              <span className="badge">{STATES[state] ?? state}</span><Link className="button" to={`/signalements/${id}`}>Ouvrir<span className="visually-hidden"> {seal?.number ?? `le brouillon du ${momentOf(draftedAt)}`}</span></Link></li>
          ))}</ul>
          {pageInfo.hasNextPage ? <p className="hint">Les cent derniers sont affichés.</p> : null}
        </>
      )}</Zone>
    </>
  );
}
