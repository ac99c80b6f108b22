/** What joins a line: read by its readers; whoever holds the pen joins, until the minutes are validated. Each makes the line another one, and the next joins that one: one at a time. */
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useClient } from 'urql';
import { Unfold } from '../../form/unfold.js';
import { Joined } from '../../pieces/joined.js';
import { Joining } from '../../pieces/joining.js';
import type { PieceWords } from '../../pieces/pieces-to-join.js';
import { sentenceOf } from '../../zone/sentence-of.js';
import { JOIN_TO_LINE, type Written } from './queries.js';

const WORDS: PieceWords = {
  ready: 'joignez-la', unscanned: 'joignez-la, ce sera dit', without: 'Elle n’est pas jointe',
  readers: 'Elle aura les lecteurs de cette ligne, et eux seuls. Le compte rendu la nommera par son empreinte : une fois validé, rien ne s’y joint plus.',
};
const AS_NAMED = 'Telles que le compte rendu validé les nomme : un PDF n’est pas marqué à votre nom. Chaque téléchargement est au journal.';
interface Props { line: Pick<Written, 'id' | 'seq' | 'pieces'>; writes: boolean; frozen: boolean; again: () => void }

export function LinePieces({ line: { id, seq, pieces }, writes, frozen, again }: Props): ReactNode {
  const client = useClient();
  const standing = useRef(id);
  const queue = useRef<{ last: Promise<unknown>; waiting: number }>({ last: Promise.resolve(), waiting: 0 });
  useEffect(() => { standing.current = id; }, [id]);
  const joins = useCallback((_: readonly string[], depositId: string): Promise<string | null> => {
    const { current: one } = queue;
    one.waiting += 1;
    const next = one.last.then(async () => {
      const { data, error } = await client.mutation(JOIN_TO_LINE, { lineId: standing.current, depositId }).toPromise();
      const line = data?.attachPieceSynthese.line;
      if (line) standing.current = line.id;
      one.waiting -= 1;
      if (one.waiting === 0) again();
      return line ? null : data?.attachPieceSynthese.userErrors[0]?.message ?? sentenceOf(error);
    });
    one.last = next;
    return next;
  }, [client, again]);
  return (
    <>
      <Joined pieces={pieces} from="/pieces/synthese" title="h4" {...(frozen ? { says: AS_NAMED } : {})} />
      {writes ? <Unfold name={`Joindre une pièce à la ligne n° ${seq}`}>{() => <Joining joins={joins} to={[id]} words={WORDS} name="Joindre à cette ligne" />}</Unfold> : null}
    </>
  );
}
