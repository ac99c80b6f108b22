/** The letter as the server would print it, a moment after the last stroke. What was shown stays until the next comes. */
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { Fault } from '../../graphql/use-act.js';
import { sentenceOf } from '../../zone/sentence-of.js';
import { type Head, type Letter, type Live, PREVIEW_LETTER } from './queries.js';

const STILL_MS = 700;

export interface Shown { live: Live | null; refused: readonly Fault[]; waiting: boolean }

export function useLive(letter: Letter, { urgency, ground }: Pick<Head, 'urgency' | 'ground'>): Shown {
  const client = useClient();
  const [shown, setShown] = useState<Shown>({ live: null, refused: [], waiting: true });
  useEffect(() => {
    let over = false;
    setShown((before) => ({ ...before, waiting: true }));
    const timer = setTimeout(() => void client.query(PREVIEW_LETTER, { input: { letter, urgency, ground } }, { requestPolicy: 'network-only' }).toPromise().then(({ data, error }) => {
      if (over) return;
      if (!data) setShown((before) => ({ ...before, refused: [{ code: 'ECHEC', message: sentenceOf(error), field: null }], waiting: false }));
      else setShown({ live: data.previewLetter.preview, refused: data.previewLetter.userErrors, waiting: false });
    }), STILL_MS);
    return () => { over = true; clearTimeout(timer); };
  }, [client, letter, urgency, ground]);
  return shown;
}
