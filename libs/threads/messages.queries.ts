import { cardOf } from '../partners/habilitation.entity.js';
import { batched, knownMany } from '../platform/loader.js';
import { heldOf } from '../platform/rows.js';
import type { Scope } from '../platform/scope.js';
import { Message } from './message.entity.js';
import { Revision } from './revision.entity.js';
import type { Thread } from './thread.entity.js';
import { Withheld } from './withheld.js';

/** A page of a thread in its order; of several threads at once, the same page of each. */
export const messagesAfter = (scope: Scope, thread: Thread, afterSeq: number, limit: number): Promise<(Message | Withheld)[]> | (Message | Withheld)[] =>
  batched(scope, `messages after ${afterSeq} first ${limit} ${thread.revisions > 0}`, thread.id, async (ids) => {
    const shown = await pages(scope, ids, afterSeq, limit, thread.revisions > 0);
    return ids.map((id) => shown.get(id) ?? []);
  });

/** In three statements: the messages, opened or withheld; their later versions, where any was revised; the cards of their authors, who are few. */
async function pages(scope: Scope, threadIds: readonly string[], afterSeq: number, limit: number, revised: boolean): Promise<Map<string, (Message | Withheld)[]>> {
  const tx = await scope.tx();
  const [only] = threadIds;
  const which = threadIds.length === 1 ? { where: { threadId: only }, limit } : { each: { column: 'threadId' as const, of: threadIds, limit } };
  const rows = await tx.allowed(Message, 'notice', { ...which, after: { columns: ['seq'], values: [afterSeq] }, order: ['seq'] });
  const shown = new Map<string, (Message | Withheld)[]>();
  if (rows.length === 0) return shown;
  const readable = rows.filter((m) => heldOf(m) !== null).map((m) => m.id);
  const [revisions] = await Promise.all([
    revised ? tx.allowed(Revision, 'read', { among: { messageId: readable }, order: ['messageId', 'version'] }) : [],
    ...[...new Set(rows.map((m) => m.authorId))].map((id) => cardOf(scope, id)),
  ]);
  knownMany(scope, Revision, 'messageId', readable, revisions);
  for (const id of threadIds) shown.set(id, []);
  for (const row of rows) shown.get(row.threadId)!.push(shownMessage(row));
  return shown;
}

/** What may be read, or what of it may be noticed: a row looked for by `notice` never leaves as it is. */
export const shownMessage = (m: Message): Message | Withheld => shownAs(m, heldOf(m) !== null);
/** To whoever reads it, or notices it: the same for who opens an exchange and for who looks before sending. */
export const shownAs = (m: Message, reads: boolean): Message | Withheld => (reads ? m
  : Object.assign(new Withheld(), { id: m.id, seq: m.seq, sentAt: m.sentAt, kind: m.kind, authorId: m.authorId }));
