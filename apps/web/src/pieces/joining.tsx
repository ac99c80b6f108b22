/** Pieces that join what is there already, as soon as they are ready: each goes up and is examined by itself. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { PiecesToJoin, type PieceWords } from './pieces-to-join.js';
import { usePieces, type Joining as Joins } from './use-pieces.js';

/** `to`: what bears them; `name`: what the button says. */
export function Joining({ joins, to, words, name }: { joins: Joins; to: readonly string[]; words: PieceWords; name: string }): ReactNode {
  const pieces = usePieces(joins);
  const ready = pieces.all.some(({ state }) => state === 'CLEAN' || state === 'UNSCANNED');
  return (
    <>
      <PiecesToJoin pieces={pieces} words={words} />
      {ready ? <Button className="button primary" isDisabled={pieces.busy} onPress={() => pieces.join(...to)}>{name}</Button> : null}
    </>
  );
}
