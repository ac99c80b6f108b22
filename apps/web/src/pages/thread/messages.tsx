/** Fifty messages at a time at most: from the first unread, the one that the address names, or the last ones. Showing them is reading them, up to the last one shown. */
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useClient } from 'urql';
import { useAsk } from '../../graphql/use-ask.js';
import { about } from '../../realtime/pointers.js';
import { useMe } from '../../shell/me.js';
import { dayOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { Zone } from '../../zone/zone.js';
import { firstUnread } from './first-unread.js';
import { MessageArticle } from './message.js';
import { beginningAt, endOf, following, former, namedIn, SHOWN } from './window.js';
import { MARK_READ, MESSAGES, type Shown, type ThreadData } from './queries.js';
import { WithheldArticle } from './withheld.js';

export function Messages({ thread }: { thread: ThreadData }): ReactNode {
  const [start, setStart] = useState(() => beginningAt(namedIn(location.hash) ?? thread.seq - thread.unread + 1, thread.seq));
  const before = start ?? endOf(thread.seq);
  const after = thread.seq - before - SHOWN;
  useEffect(() => {
    const onHash = (): void => { const n = namedIn(location.hash); if (n) setStart(beginningAt(n, thread.seq)); };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [thread.seq]);
  const asked = useAsk(MESSAGES, { id: thread.id, afterSeq: before }, { when: about(thread.id) });
  return (
    <section aria-labelledby="messages"><h2 id="messages" className="visually-hidden">Messages</h2>
      {before > 0 ? <Button className="button quiet" onPress={() => setStart(former(before))}>{count(Math.min(before, SHOWN), 'message précédent', 'messages précédents')}</Button> : null}
      <Zone asked={asked} of="des messages" pick={(d) => d.thread?.messages.edges.map(({ node }) => node)} isEmpty={(m) => m.length === 0} empty="Premier message : dites le motif et ce que vous attendez.">
        {(messages) => <List thread={thread} messages={messages} again={asked.again} />}
      </Zone>
      {after > 0 ? <p className="acts"><Button className="button quiet" onPress={() => setStart(following(before, thread.seq))}>{count(Math.min(after, SHOWN), 'message suivant', 'messages suivants')}</Button><Button className="button quiet" onPress={() => setStart(null)}>Derniers messages</Button></p> : null}
    </section>
  );
}

function List({ thread, messages, again }: { thread: ThreadData; messages: readonly Shown[]; again: () => void }): ReactNode {
  const { habilitation } = useMe().me;
  const client = useClient();
  // Where one had stopped reading when the page was opened: it stays there while more arrives.
  const unread = useRef(firstUnread(messages, habilitation.id, thread.unread)).current;
  const last = messages.at(-1)!.seq;
  useEffect(() => { void client.mutation(MARK_READ, { threadId: thread.id, seq: last }).toPromise(); }, [client, thread.id, last]);
  useEffect(() => { document.getElementById(location.hash.slice(1) || (unread ? 'non-lus' : ''))?.scrollIntoView({ block: 'start' }); }, [unread]);
  return (
    <ol className="messages">{messages.map((message, i) => (
      <Fragment key={message.id}>
        {dayOf(message.sentAt) === dayOf(messages[i - 1]?.sentAt ?? '1970-01-01T00:00:00Z') ? null : <li className="day"><h3>{dayOf(message.sentAt)}</h3></li>}
        {message.seq === unread ? <li className="new" id="non-lus"><h3>{count(thread.unread, 'nouveau message', 'nouveaux messages')}</h3></li> : null}
        <li id={`m${message.seq}`}>{message.__typename === 'Message' ? <MessageArticle message={message} again={again} entry={i === messages.length - 1} /> : <WithheldArticle message={message} entry={i === messages.length - 1} />}</li>
      </Fragment>
    ))}</ol>
  );
}
