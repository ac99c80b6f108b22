import type { ReactNode } from 'react';
import { graphql } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { anything } from '../../realtime/pointers.js';
import { useTitle } from '../../shell/title.js';
import { Zone } from '../../zone/zone.js';
import { ThreadRow } from './thread-row.js';

const THREADS = graphql(`query Echanges { threads(first: 100) { pageInfo { hasNextPage } edges { node { id kind openedAt seq unread heading { __typename ... on OpenHeading { subject motive } } } } } }`);

export function Component(): ReactNode {
  useTitle('Échanges');
  const asked = useAsk(THREADS, {}, { when: anything });
  return (
    <>
      <div className="page-head"><h1>Échanges</h1></div>
      <Zone asked={asked} of="des échanges" pick={(d) => d.threads} isEmpty={(t) => t.edges.length === 0} empty="Vous ne participez à aucun échange.">{({ edges, pageInfo }) => (
        <>
          <ul className="rows">{[...edges].sort((a, b) => Number(b.node.unread > 0) - Number(a.node.unread > 0)).map(({ node }) => <ThreadRow key={node.id} thread={node} again={asked.again} />)}</ul>
          {pageInfo.hasNextPage ? <p className="hint">Les cent derniers échanges ouverts sont affichés.</p> : null}
        </>
      )}</Zone>
    </>
  );
}
