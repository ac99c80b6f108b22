/** A question of a page, asked again when the server points at what it is about. */
import { useCallback } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useQuery } from 'urql';
import { type Pointer, usePointers } from '../realtime/pointers.js';

export interface Asked<D> { data: D | undefined; error: CombinedError | undefined; fetching: boolean; again: () => void }
interface Options { when?: (pointer: Pointer) => boolean; pause?: boolean }

export function useAsk<D, V extends AnyVariables>(query: TypedDocumentNode<D, V>, variables: V, { when, pause = false }: Options = {}): Asked<D> {
  const [{ data, error, fetching }, execute] = useQuery<D>({ query, variables, pause });
  const again = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  usePointers(useCallback((pointer) => { if (!pause && when?.(pointer)) again(); }, [pause, when, again]));
  // After a failure, what was shown before is not today's answer: it leaves the screen.
  return { data: error ? undefined : data, error, fetching, again };
}
