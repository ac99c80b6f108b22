/** Who, when, of what kind; what was written, or that it was taken back and why; who acknowledged. Nothing is ever edited in silence. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useAct } from '../../graphql/use-act.js';
import { edgeOf, Mark, useKind } from '../../secrecy/mark.js';
import { useMe } from '../../shell/me.js';
import { hourOf, momentOf } from '../../words/dates.js';
import { Faults } from '../../zone/faults.js';
import { Joined } from '../../pieces/joined.js';
import { ACKNOWLEDGE, type OpenMessage } from './queries.js';

/** `entry`: the message by which the keyboard comes into the list; arrows lead to the others. */
export function MessageArticle({ message, again, entry }: { message: OpenMessage; again: () => void; entry: boolean }): ReactNode {
  const { author, seq, kind, detail, sentAt, body, version, inReplyTo, withdrawal, mentions, pieces } = message;
  return (
    <article className={edgeOf(useKind(kind).mark)} aria-labelledby={`t${seq}`} tabIndex={entry ? 0 : -1}>
      <h4 id={`t${seq}`}>{author.professionnel.displayName}<small>{author.functionName}, {author.organisation.name}</small></h4>
      <p className="meta"><Mark kind={kind} summary={detail === 'SUMMARY'} /> <span className="number">n° {seq}</span> <time dateTime={sentAt}>{hourOf(sentAt)}</time>
        {inReplyTo ? <a href={`#m${inReplyTo}`}>en réponse au n° {inReplyTo}</a> : null}{version > 1 ? <span className="badge">rectifié, version {version}</span> : null}</p>
      {withdrawal
        ? <p className="tombstone">Message retiré le {momentOf(withdrawal.at)} par {withdrawal.by.professionnel.displayName} : {withdrawal.reason}</p>
        : <p className="body">{body}</p>}
      <Joined pieces={pieces} />
      {mentions.filter((m) => m.replyBefore && !m.repliedAt).map((m) => (
        <p key={m.habilitation.id} className={m.overdue ? 'expected late' : 'expected'}>Réponse attendue de {m.habilitation.professionnel.displayName} avant le {momentOf(m.replyBefore!)}</p>
      ))}
      <Acknowledgement message={message} again={again} />
    </article>
  );
}

function Acknowledgement({ message: { id, author, receipts, withdrawal }, again }: { message: OpenMessage; again: () => void }): ReactNode {
  const me = useMe().me.habilitation.id;
  const { act, pending, faults } = useAct(ACKNOWLEDGE, (d) => d.acknowledgeMessage, again);
  const acknowledged = receipts.filter((r) => r.fact === 'ACKNOWLEDGED');
  const mine = acknowledged.some((r) => r.by.id === me);
  return (
    <div className="receipts">
      {acknowledged.length > 0 ? <span tabIndex={-1} data-keys="Shift+V">Accusé de réception : {acknowledged.map((r) => r.by.professionnel.displayName).join(', ')}</span> : null}
      {author.id !== me && !mine && !withdrawal ? <Button className="button quiet" data-keys="a" isPending={pending} onPress={() => void act({ messageId: id })}>Accuser réception</Button> : null}
      <Faults faults={faults} />
    </div>
  );
}
