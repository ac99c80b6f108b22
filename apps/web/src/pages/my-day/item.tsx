import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { railOf } from '../../words/dates.js';
import type { Item } from './queries.js';
import { ACTION_NAMES, objectOf, placeOf, VERB_NAMES } from './words.js';

/** Read in this order: when, what to do, about what, in which dossier. */
export function DayItem({ item }: { item: Item }): ReactNode {
  const place = placeOf(item);
  const child = item.dossier?.enfant;
  return (
    <li className={item.late ? 'row late' : 'row'}>
      <span className="rail">{railOf(item.dueAt)}</span>
      <span className="verb">{VERB_NAMES[item.verb]}</span>
      <span className="object">{objectOf(item)}{child ? <> · <span className="name">{child.givenNames} {child.surname}</span></> : null}</span>
      {place ? <Link className="button" to={place}>{ACTION_NAMES[item.verb]}</Link> : <span />}
    </li>
  );
}
