/** What awaits the acting habilitation in its exchanges: each item leaves when its fact is recorded, not when it was seen. */
import { MOST_AWAITED, type Awaited } from '../platform/awaited.js';
import type { Page, PageArgs } from '../platform/connection-type.js';
import type { Cursors } from '../platform/cursors.js';
import { finite } from '../platform/instant.js';
import { pageOf } from '../platform/page-of.js';
import type { Scope } from '../platform/scope.js';
import type { Ask, Beside } from '../platform/statements.js';
import { Mention } from './mention.entity.js';
import { Thread } from './thread.entity.js';

const FIRST_DUE = ['dueAt', 'id'] as const;
const FIRST_SENT = ['sentAt', 'id'] as const;
const BY_OPENING = ['openedAt', 'id'] as const;

/** Whatever is withdrawn expects nothing more. */
const withdrawn: Beside<Mention> = { table: 'revision', on: 'messageId', of: 'messageId', words: { nature: 'WITHDRAWAL' } };
const acknowledged: Beside<Mention> = { table: 'receipt', on: 'messageId', of: 'messageId', mine: 'habilitationId', words: { fact: 'ACKNOWLEDGED' } };

/** My reply is expected, and was not given. */
const expected = (scope: Scope): Ask<Mention> => ({ where: { habilitationId: scope.actor.id, reply: 'EXPECTED' }, lacks: [withdrawn] });
/** A message names me, expects no reply, and I have not acknowledged it. A message that names nobody awaits nobody: it is there to be read. */
const named = (scope: Scope): Ask<Mention> => ({ where: { habilitationId: scope.actor.id, reply: 'NONE' }, lacks: [withdrawn, acknowledged] });
/** Others wrote since my last message read. */
const UNREAD: Ask<Thread> = { unread: true };

export const repliesExpected = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Mention>> => pageOf(scope, cursors, Mention, 'read', args, FIRST_DUE, expected(scope), false);
export const toAcknowledge = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Mention>> => pageOf(scope, cursors, Mention, 'read', args, FIRST_SENT, named(scope), false);
export const unreadThreads = (scope: Scope, cursors: Cursors, args: PageArgs): Promise<Page<Thread>> => pageOf(scope, cursors, Thread, 'notice', args, BY_OPENING, UNREAD, false);

/** For the day, the first of each: which, never what. */
export async function awaitedInThreads(scope: Scope): Promise<Awaited[]> {
  const tx = await scope.tx();
  const [replies, receipts, unread] = await Promise.all([
    tx.allowed(Mention, 'read', { ...expected(scope), order: FIRST_DUE, limit: MOST_AWAITED }),
    tx.allowed(Mention, 'read', { ...named(scope), order: FIRST_SENT, limit: MOST_AWAITED }),
    tx.allowed(Thread, 'notice', { ...UNREAD, order: BY_OPENING, descending: true, limit: MOST_AWAITED }),
  ]);
  const counts = await tx.unread(unread.map((t) => t.id));
  const of = ({ dossierId, threadId, seq, dueAt }: Mention): Omit<Awaited, 'verb'> => ({ dossierId, threadId, seq, dueAt: finite(dueAt) });
  return [
    ...replies.map((m) => ({ verb: 'ANSWER' as const, ...of(m) })), ...receipts.map((m) => ({ verb: 'ACKNOWLEDGE' as const, ...of(m) })),
    ...unread.map((t) => ({ verb: 'READ' as const, dueAt: null, dossierId: t.dossierId, threadId: t.id, count: counts.get(t.id) ?? 0 })),
  ];
}
