import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { graphql } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { edgeOf, Mark, useKind } from '../../secrecy/mark.js';
import { shortDayOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { Faults } from '../../zone/faults.js';

const MARK_UNREAD = graphql('mutation NonLu($threadId: ID!) { markUnread(input: { threadId: $threadId }) { thread { id } userErrors { code message field } } }');

interface Row { id: string; kind: string; openedAt: string; unread: number; heading: { __typename: 'OpenHeading'; subject: string } | { __typename: 'WithheldHeading' } }

export function ThreadRow({ thread: { id, kind, openedAt, unread, heading }, again }: { thread: Row; again: () => void }): ReactNode {
  const { mark } = useKind(kind);
  return (
    <li className={`row thread-row ${edgeOf(mark)}${unread > 0 ? ' unread' : ''}`}>
      <Link to={`/fils/${id}`} className="object"><span className="name">{heading.__typename === 'OpenHeading' ? heading.subject : 'Objet réservé'}</span></Link>
      <Mark kind={kind} />
      <span className="date">{shortDayOf(openedAt)}</span>
      {unread > 0 ? <span className="badge">{unread === 100 ? 'cent non lus ou plus' : count(unread, 'non lu')}</span> : <Read id={id} again={again} />}
    </li>
  );
}

/** Nothing awaits there; one may want to come back to it. */
function Read({ id, again }: { id: string; again: () => void }): ReactNode {
  const { act, pending, faults } = useAct(MARK_UNREAD, (d) => d.markUnread, again);
  return <span><Button className="link quiet" data-keys="u" isPending={pending} onPress={() => void act({ threadId: id })}>Marquer non lu</Button><Faults faults={faults} /></span>;
}
