/** What joins the letter: while it is a draft, one joins and takes back; sealed, the letter names each by its number and its hash, and they are read as it is. */
import { useCallback, type ReactNode } from 'react';
import { useClient } from 'urql';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { Joined } from '../../pieces/joined.js';
import { Joining } from '../../pieces/joining.js';
import type { PieceWords } from '../../pieces/pieces-to-join.js';
import { sentenceOf } from '../../zone/sentence-of.js';
import { JOIN_PIECE, type SignalementData, WITHDRAW_PIECE } from './queries.js';

const WORDS: PieceWords = {
  ready: 'joignez-la', unscanned: 'joignez-la, la lettre le dira', without: 'Elle n’est pas jointe',
  readers: 'Elle aura les lecteurs de la lettre, et eux seuls : le parquet et la cellule la liront une fois la lettre scellée. Un certificat médical part tel quel ; la lettre le décrit, et ne l’interprète pas.',
};
const SIGNED = 'La lettre les nomme par leur numéro et leur empreinte : ce sont ces octets-là, les mêmes à chaque fois. Chaque téléchargement est au journal.';

interface Props { signalement: SignalementData; writes: boolean; again: () => void; title: 'h2' | 'h3' }

export function LetterPieces({ signalement: { id, seal, letters }, writes, again, title }: Props): ReactNode {
  const pieces = (letters.find(({ version }) => version === seal?.version) ?? letters.at(-1))?.pieces ?? [];
  return (
    <>
      <Joined pieces={pieces.map((piece) => ({ ...piece, name: `${piece.number}. ${piece.name}` }))} from="/pieces/signalement" title={title} {...(seal ? { says: SIGNED } : {})} />
      {writes ? pieces.map(({ id: pieceId, number, name }) => (
        <Unfold key={pieceId} name={`Retirer la pièce ${number}`}>{(close) => <ActForm mutation={WITHDRAW_PIECE} of={{ pieceId }} fields={[]} name="Retirer maintenant" says={`« ${name} » : la lettre aura une version sans elle, et elle n’ira pas au parquet.`} done={() => { close(); again(); }} />}</Unfold>
      )) : null}
      {writes ? <ToLetter id={id} again={again} /> : null}
    </>
  );
}

function ToLetter({ id, again }: { id: string; again: () => void }): ReactNode {
  const client = useClient();
  const joins = useCallback(async (_: readonly string[], depositId: string): Promise<string | null> => {
    const { data, error } = await client.mutation(JOIN_PIECE, { signalementId: id, depositId }).toPromise();
    const fault = data?.attachPieceSignalement.userErrors[0]?.message ?? (data ? null : sentenceOf(error));
    if (!fault) again();
    return fault;
  }, [client, id, again]);
  return <Joining joins={joins} to={[id]} words={WORDS} name="Joindre à la lettre" />;
}
