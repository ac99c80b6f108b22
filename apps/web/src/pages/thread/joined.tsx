/** What is joined to a message. It is never shown here: it is taken by whoever asks, who is warned first when no antivirus examined it. */
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { OpenMessage } from './queries.js';
import { sizeOf } from './size-of.js';

type Piece = OpenMessage['pieces'][number];
const about = ({ type, size }: Piece): string => `${type.toUpperCase()}, ${sizeOf(size)}`;

export function Joined({ pieces }: { pieces: readonly Piece[] }): ReactNode {
  if (pieces.length === 0) return null;
  return (
    <div className="pieces"><h5>{pieces.length === 1 ? 'Pièce jointe' : 'Pièces jointes'}</h5>
      <ul className="plain">{pieces.map((piece) => <li key={piece.id}>{piece.state === 'CLEAN' ? <a href={`/pieces/${piece.id}`}><span className="name">{piece.name}</span> <small>{about(piece)}</small></a> : <Unscanned piece={piece} />}</li>)}</ul>
      {pieces.some((piece) => piece.type === 'pdf') ? <p className="hint">Un PDF est marqué à votre nom, avec l’heure. Chaque téléchargement est au journal.</p> : <p className="hint">Chaque téléchargement est au journal.</p>}
    </div>
  );
}

function Unscanned({ piece }: { piece: Piece }): ReactNode {
  return (
    <Disclosure className="disclosure">
      <Button slot="trigger" className="link"><span className="name">{piece.name}</span> <small>{about(piece)}</small> <span className="badge">non analysée</span></Button>
      <DisclosurePanel><p>Aucun antivirus n’a examiné ce fichier. Sa structure a été vérifiée : il ne contient ni macro, ni script, ni autre fichier. Ouvrez-le sur un poste protégé.</p>
        <a className="button" href={`/pieces/${piece.id}?sans-analyse=acceptee`}>Télécharger tout de même</a></DisclosurePanel>
    </Disclosure>
  );
}
