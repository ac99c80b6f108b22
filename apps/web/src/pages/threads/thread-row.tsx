import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { edgeOf, Mark, useKind } from '../../secrecy/mark.js';
import { shortDayOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';

interface Row { id: string; kind: string; openedAt: string; unread: number; heading: { __typename: 'OpenHeading'; subject: string } | { __typename: 'WithheldHeading' } }

export function ThreadRow({ thread: { id, kind, openedAt, unread, heading } }: { thread: Row }): ReactNode {
  const { mark } = useKind(kind);
  return (
    <li className={`row thread-row ${edgeOf(mark)}${unread > 0 ? ' unread' : ''}`}>
      <Link to={`/fils/${id}`} className="object"><span className="name">{heading.__typename === 'OpenHeading' ? heading.subject : 'Objet réservé'}</span></Link>
      <Mark kind={kind} />
      <span className="date">{shortDayOf(openedAt)}</span>
      {unread > 0 ? <span className="badge">{unread === 100 ? 'cent non lus ou plus' : count(unread, 'non lu')}</span> : <span className="hint">à jour</span>}
    </li>
  );
}
