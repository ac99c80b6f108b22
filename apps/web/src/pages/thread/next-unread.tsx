import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { anything } from '../../realtime/pointers.js';

const UNREAD = graphql('query EchangesNonLus { unreadThreads(first: 2) { edges { node { id } } } }');

/** Where others have written too: nothing is shown when there is none, or when it is not known. */
export function NextUnread({ id }: { id: string }): ReactNode {
  const { data } = useAsk(UNREAD, {}, { when: anything });
  const next = data?.unreadThreads.edges.find(({ node }) => node.id !== id);
  return next ? <p><Link to={`/fils/${next.node.id}`} data-keys="n">Échange non lu suivant</Link></p> : null;
}
