/** What awaits the acting habilitation in its exchanges, by date, oldest first: each item leaves when its fact is recorded, not when it was seen. */
import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import type { Page, PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import { finite } from '../platform/instant.js';
import { pageOf } from '../platform/page-of.js';
import type { Scope } from '../platform/scope.js';
import type { Lack } from '../platform/statements.js';
import { Mention } from './mention.entity.js';
import { Message } from './message.entity.js';
import { Thread } from './thread.entity.js';

const withdrawn = <T extends 'id' | 'messageId'>(of: T): Lack<{ [key in T]: string }> => ({ table: 'revision', on: 'messageId', of, words: { nature: 'WITHDRAWAL' } });

/** Replies expected of me, by the instant before which they are; whatever is withdrawn expects nothing more. */
export const repliesExpected = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Mention>> =>
  pageOf(scope, cursors, Mention, 'read', args, ['dueAt', 'id'], { where: { habilitationId: scope.actor.id, reply: 'EXPECTED' }, lacks: [withdrawn('messageId')] }, false);

/** What others wrote to me, that I read and have not acknowledged. */
export const toAcknowledge = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Message>> =>
  pageOf(scope, cursors, Message, 'read', args, ['sentAt', 'id'], {
    byOthers: 'authorId', lacks: [withdrawn('id'), { table: 'receipt', on: 'messageId', of: 'id', mine: 'habilitationId', words: { fact: 'ACKNOWLEDGED' } }],
  }, false);

/** Exchanges where others wrote since my last message read, by the date on which they were opened. */
export const unreadThreads = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Thread>> =>
  pageOf(scope, cursors, Thread, 'notice', args, ['openedAt', 'id'], { unread: true }, false);

const unacknowledged: Lack<Mention> = { table: 'receipt', on: 'messageId', of: 'messageId', mine: 'habilitationId', words: { fact: 'ACKNOWLEDGED' } };

/** For the day: replies expected of me, messages that name me and that I have not acknowledged, exchanges with something unread. Of each, which, never what. */
export async function awaitedInThreads(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  const mine = (reply: Mention['reply'], lacks: Lack<Mention>[]): Promise<Mention[]> =>
    tx.allowed(Mention, 'read', { where: { habilitationId: scope.actor.id, reply }, lacks: [withdrawn('messageId'), ...lacks], order: ['dueAt', 'id'], limit: MOST_AWAITED });
  const [expected, named, unread] = await Promise.all([
    mine('EXPECTED', []), mine('NONE', [unacknowledged]), tx.allowed(Thread, 'notice', { unread: true, order: ['openedAt', 'id'], descending: true, limit: MOST_AWAITED })]);
  const counts = await tx.unread(unread.map((t) => t.id));
  const of = ({ dossierId, threadId, seq, dueAt }: Mention): Omit<Awaited, 'verb'> => ({ dossierId, threadId, seq, dueAt: finite(dueAt) });
  return [
    ...expected.map((m) => ({ verb: 'ANSWER' as const, ...of(m) })), ...named.map((m) => ({ verb: 'ACKNOWLEDGE' as const, ...of(m) })),
    ...unread.map((t) => ({ verb: 'READ' as const, dueAt: null, dossierId: t.dossierId, threadId: t.id, count: counts.get(t.id) ?? 0 })),
  ];
}
