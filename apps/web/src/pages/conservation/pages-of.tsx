import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

/** Further, and back to the beginning. */
export function PagesOf({ after, pageInfo, go }: { after: string | null; pageInfo: { hasNextPage: boolean; endCursor: string | null }; go: (after: string | null) => void }): ReactNode {
  if (!after && !pageInfo.hasNextPage) return null;
  return <p className="acts">{after ? <Button className="button" onPress={() => go(null)}>Revenir au début</Button> : null}{pageInfo.hasNextPage ? <Button className="button" onPress={() => go(pageInfo.endCursor)}>Voir la suite</Button> : null}</p>;
}
