/** An act: what it answers, or its refusals in words and on their fields; never both. */
import { useCallback, useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { sentenceOf } from '../zone/sentence-of.js';

export interface Fault { code: string; message: string; field: string | null }
interface Payload { userErrors: readonly Fault[] }
interface Acting<V> { act: (variables: V) => Promise<boolean>; pending: boolean; faults: readonly Fault[] }

/** `payloadOf`: where the verb's own answer is in the result. Resolves to whether it was done. */
export function useAct<D, V extends AnyVariables, P extends Payload>(mutation: TypedDocumentNode<D, V>, payloadOf: (data: D) => P, done?: (payload: P) => void): Acting<V> {
  const client = useClient();
  const [pending, setPending] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const act = useCallback(async (variables: V) => {
    setPending(true);
    setFaults([]);
    const { data, error } = await client.mutation(mutation, variables).toPromise();
    setPending(false);
    if (!data || error) {
      setFaults([{ code: 'ECHEC', message: sentenceOf(error), field: null }]);
      return false;
    }
    const payload = payloadOf(data);
    setFaults(payload.userErrors);
    if (payload.userErrors.length > 0) return false;
    done?.(payload);
    return true;
  }, [client, mutation, payloadOf, done]);
  return { act, pending, faults };
}
