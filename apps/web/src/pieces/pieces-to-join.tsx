/** What will join what is written: how far each has gone, what its examination said, and how to take it back. */
import type { ReactNode } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { Pieces, PieceToJoin } from './use-pieces.js';
import { sizeOf } from './size-of.js';

const ACCEPTED = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.odt', '.txt'];
/** What is said of the ones that are ready, and of the readers that they will have. */
export interface PieceWords { ready: string; unscanned: string; without: string; readers: string }
export const OF_MESSAGE: PieceWords = {
  ready: 'elle partira avec le message', unscanned: 'elle partira avec le message, et le dira', without: 'Le message est parti sans elle',
  readers: 'Elle aura les lecteurs du message, et eux seuls : un document médical se joint à un message médical, lu des seuls soignants ; ce que les autres doivent en savoir s’écrit à part, dans un résumé.',
};
const says = (words: PieceWords): Record<PieceToJoin['state'], string> => ({
  UPLOADING: 'Envoi', CHECKING: 'Analyse en cours', CLEAN: `Analysée : ${words.ready}`, UNSCANNED: `Examinée, mais non analysée par un antivirus : ${words.unscanned}`,
  REFUSED: 'Refusée', CUT: 'Interrompue : rien n’est perdu', NOT_JOINED: words.without,
});

export function PiecesToJoin({ pieces: { all, busy, add, remove, again }, words }: { pieces: Pieces; words: PieceWords }): ReactNode {
  return (
    <div className="pieces">
      <FileTrigger acceptedFileTypes={ACCEPTED} allowsMultiple onSelect={(files) => { if (files) add(files); }}><Button className="button">Joindre une pièce</Button></FileTrigger>
      <p className="hint">PDF, image, texte Word ou OpenDocument, 20 Mo au plus. {words.readers}</p>
      {all.length > 0 ? <ul className="plain">{all.map((piece) => <li key={piece.key}><OneToJoin {...{ piece, remove, again, words }} /></li>)}</ul> : null}
      {busy ? <p className="hint" role="status">L’envoi attend la fin de l’analyse des pièces.</p> : null}
    </div>
  );
}

function OneToJoin({ piece: { key, file, state, part, says: why }, remove, again, words }: { piece: PieceToJoin; words: PieceWords } & Pick<Pieces, 'remove' | 'again'>): ReactNode {
  const label = `progres-${key}`;
  return (
    <>
      <span className="name" id={label}>{file.name}</span> <small>{sizeOf(file.size)}</small>
      <p role="status">{says(words)[state]}{why ? ` : ${why}` : ''}</p>
      {state === 'UPLOADING' ? <progress aria-labelledby={label} max={100} value={Math.round(part * 100)} /> : null}
      <p className="acts">{state === 'CUT' || state === 'NOT_JOINED' ? <Button className="button quiet" onPress={() => again(key)}>Réessayer</Button> : null}
        <Button className="button quiet" aria-label={`Retirer ${file.name}`} onPress={() => remove(key)}>Retirer</Button></p>
    </>
  );
}
