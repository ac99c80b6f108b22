/** The whole of a form, kept on the server while it is filled in: a closed window, a dead battery or an ended session loses two seconds of it. */
import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../graphql/graphql.js';
import type { BegunBefore, Origin } from './begun.js';
import { useDraft } from './use-draft.js';

const SAVE = graphql('mutation GarderEbauche($input: SaveEbaucheInput!) { saveEbauche(input: $input) { ebauche { savedAt } userErrors { code message field } } }');

/** What is told of it, whatever it holds. */
export interface Resumable {
  unsaved: boolean; savedAt: string | null;
  /** When what was resumed had been kept; null once it is put aside. */
  resumedFrom: string | null;
  /** What it was begun on has moved meanwhile. */
  outdated: boolean;
  startOver: () => void;
}
export interface Ebauche<T> extends Resumable {
  value: T;
  /** From what it is by then: two changes of one gesture both hold. */
  change: (update: (before: T) => T) => void;
  /** It has been sent, and the server has emptied it: a save still on its way must not bring it back. */
  sent: () => void;
}

/** `first`: the form with nothing in it; `basis`: what it is begun on, where that may move. What a former build did not know is as in `first`. */
export function useEbauche<T extends object>({ form, aboutId }: Origin, begun: BegunBefore, first: () => T, basis = ''): Ebauche<T> {
  const client = useClient();
  const before = useRef(begun ? parsed<T>(begun.body) : null).current;
  const [value, setValue] = useState<T>(() => ({ ...first(), ...before?.value }));
  const latest = useRef(value);
  const become = (next: T): T => { setValue(next); return (latest.current = next); };
  const [resumedFrom, setResumedFrom] = useState(before ? begun!.savedAt : null);
  const over = useRef(false);
  const last = useRef<Promise<string | null>>(Promise.resolve(null));
  const post = async (body: string): Promise<string | null> => (await client.mutation(SAVE, { input: { form, aboutId, body } }).toPromise()).data?.saveEbauche.ebauche?.savedAt ?? null;
  const keep = (body: string): Promise<string | null> => (last.current = over.current ? Promise.resolve(null) : post(body));
  const { write, clear, unsaved, savedAt } = useDraft(begun, keep);
  return {
    value, unsaved, savedAt, resumedFrom, outdated: before !== null && before.basis !== basis,
    change: (update) => write(JSON.stringify({ basis: resumedFrom ? before!.basis : basis, value: become(update(latest.current)) })),
    startOver: () => { become(first()); setResumedFrom(null); clear(); void keep(''); },
    sent: () => {
      over.current = true;
      void last.current.then((late) => { if (late) void post(''); });
    },
  };
}

function parsed<T>(body: string): { basis: string; value: Partial<T> } | null {
  try {
    const { basis, value } = JSON.parse(body) as { basis?: unknown; value?: unknown };
    return typeof basis === 'string' && typeof value === 'object' && value !== null ? { basis, value } : null;
  } catch {
    return null;
  }
}
