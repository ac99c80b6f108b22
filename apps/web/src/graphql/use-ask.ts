/** A question of a page, asked again when the server points at what it is about. */
import { useCallback, useMemo } from 'react';
import { type AnyVariables, type CombinedError, createRequest, type TypedDocumentNode, useQuery } from 'urql';
import { type Pointer, usePointers } from '../realtime/pointers.js';

export interface Asked<D> { data: D | undefined; error: CombinedError | undefined; again: () => void }
interface Options { when?: (pointer: Pointer) => boolean }

export function useAsk<D, V extends AnyVariables>(query: TypedDocumentNode<D, V>, variables: V, { when }: Options = {}): Asked<D> {
  const [{ data, error, operation }, execute] = useQuery<D>({ query, variables });
  const asked = JSON.stringify(variables);
  const { key } = useMemo(() => createRequest<unknown>(query, JSON.parse(asked) as AnyVariables), [query, asked]);
  const again = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  usePointers(useCallback((pointer) => { if (when?.(pointer)) again(); }, [when, again]));
  // What was answered to another question, of another child or before a failure, is not shown under this one.
  const ofThis = operation?.key === key;
  return { data: ofThis && !error ? data : undefined, error: ofThis ? error : undefined, again };
}
