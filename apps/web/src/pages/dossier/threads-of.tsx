import type { ReactNode } from 'react';
import { useAsk } from '../../graphql/use-ask.js';
import { anything } from '../../realtime/pointers.js';
import { Unfold } from '../../form/unfold.js';
import { Zone } from '../../zone/zone.js';
import { NewThread } from './new-thread.js';
import { ThreadRow } from '../threads/thread-row.js';
import { THREADS_OF } from './queries.js';

export function ThreadsOf({ id }: { id: string }): ReactNode {
  const asked = useAsk(THREADS_OF, { id }, { when: anything });
  return (
    <>
    <Unfold name="Ouvrir un échange">{() => <NewThread id={id} />}</Unfold>
    <Zone asked={asked} of="des échanges" pick={(d) => d.threads.edges} isEmpty={(list) => list.length === 0} empty="Aucun échange dans ce dossier.">{(list) => (
      <ul className="rows">{list.map(({ node }) => <ThreadRow key={node.id} thread={node} again={asked.again} />)}</ul>
    )}</Zone>
    </>
  );
}
