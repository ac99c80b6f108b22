import type { ReactNode } from 'react';
import { Mark } from '../../secrecy/mark.js';
import { Why } from '../../secrecy/why.js';
import { hourOf } from '../../words/dates.js';
import type { Shown } from './queries.js';

/** That it is there, when, of what kind, of what function: no more is known here, so no more can be shown. */
export function WithheldArticle({ message: { id, seq, kind, sentAt, authorFunctionName }, entry }: { message: Extract<Shown, { __typename: 'Withheld' }>; entry: boolean }): ReactNode {
  return (
    <article className="withheld" aria-labelledby={`t${seq}`} tabIndex={entry ? 0 : -1}>
      <h4 id={`t${seq}`}>Élément réservé<small>{authorFunctionName}</small></h4>
      <p className="meta"><Mark kind={kind} /> <span className="number">n° {seq}</span> <time dateTime={sentAt}>{hourOf(sentAt)}</time></p>
      <Why type="Message" id={id} of={`le message n° ${seq}`} />
    </article>
  );
}
