/** What is joined to a message, to what was transmitted, to a letter. It is never shown here: it is taken by whoever asks, who is warned first when no antivirus examined it. */
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { sizeOf } from './size-of.js';

interface Piece { id: string; name: string; type: string; state: string; size: number }
const about = ({ type, size }: Piece): string => `${type.toUpperCase()}, ${sizeOf(size)}`;

/** `from`: the address that they leave by; `title`: of which level, where they are shown; `says`: what they are as they leave, where nothing marks them. */
export function Joined({ pieces, from = '/pieces', title: Title = 'h5', says }: { pieces: readonly Piece[]; from?: string; title?: 'h2' | 'h3' | 'h4' | 'h5'; says?: string }): ReactNode {
  if (pieces.length === 0) return null;
  return (
    <div className="pieces"><Title>{pieces.length === 1 ? 'Pièce jointe' : 'Pièces jointes'}</Title>
      <ul className="plain">{pieces.map((piece) => <li key={piece.id}>{piece.state === 'CLEAN' ? <a href={`${from}/${piece.id}`}><span className="name">{piece.name}</span> <small>{about(piece)}</small></a> : <Unscanned piece={piece} from={from} />}</li>)}</ul>
      {says ? <p className="hint">{says}</p> : pieces.some((piece) => piece.type === 'pdf') ? <p className="hint">Un PDF est marqué à votre nom, avec l’heure. Chaque téléchargement est au journal.</p> : <p className="hint">Chaque téléchargement est au journal.</p>}
    </div>
  );
}

function Unscanned({ piece, from }: { piece: Piece; from: string }): ReactNode {
  return (
    <Disclosure className="disclosure">
      <Button slot="trigger" className="link"><span className="name">{piece.name}</span> <small>{about(piece)}</small> <span className="badge">non analysée</span></Button>
      <DisclosurePanel><p>Aucun antivirus n’a examiné ce fichier. Sa structure a été vérifiée : il ne contient ni macro, ni script, ni autre fichier. Ouvrez-le sur un poste protégé.</p>
        <a className="button" href={`${from}/${piece.id}?sans-analyse=acceptee`}>Télécharger tout de même</a></DisclosurePanel>
    </Disclosure>
  );
}
