import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { edgeOf, Mark, useKind } from '../../secrecy/mark.js';
import { momentOf } from '../../words/dates.js';
import type { FoundData } from './results.js';

/** Where it is, who wrote it, and some words around what was found: the link opens the message in its exchange. */
export function Found({ found: { message: { seq, kind, sentAt, author }, thread, excerpt, pieces } }: { found: FoundData }): ReactNode {
  const { mark } = useKind(kind);
  return (
    <li className={`found-row ${edgeOf(mark)}`}>
      <p className="found-head">{thread ? <Link to={`/fils/${thread.id}#m${seq}`} className="object"><span className="name">{thread.heading.__typename === 'OpenHeading' ? thread.heading.subject : 'Objet réservé'}</span></Link> : null} <Mark kind={kind} /> <span className="date">{momentOf(sentAt)}</span></p>
      {author ? <p className="meta">{author.professionnel.displayName}, {author.functionName}</p> : null}
      <p className="body">{excerpt.cutBefore ? '… ' : ''}<Marked text={excerpt.text} highlights={excerpt.highlights} />{excerpt.cutAfter ? ' …' : ''}</p>
      {pieces.length > 0 ? <p className="meta">Pièces jointes : <span className="name">{pieces.map((piece) => piece.name).join(', ')}</span></p> : null}
    </li>
  );
}

function Marked({ text, highlights }: { text: string; highlights: readonly { start: number; length: number }[] }): ReactNode {
  return highlights.map(({ start, length }, i) => {
    const from = i === 0 ? 0 : highlights[i - 1]!.start + highlights[i - 1]!.length;
    return <span key={start}>{text.slice(from, start)}<mark>{text.slice(start, start + length)}</mark></span>;
  }).concat(<span key="end">{text.slice(endOf(highlights))}</span>);
}

const endOf = (highlights: readonly { start: number; length: number }[]): number => {
  const last = highlights.at(-1);
  return last ? last.start + last.length : 0;
};
