import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Message } from './message.entity.js';
import { ReadingPosition } from './reading-position.entity.js';
import { Thread } from './thread.entity.js';
import type { MarkUnreadInput } from './threads.inputs.js';

/** « Non lu »: one's own mark goes back before the last message of somebody else, to come back to it. It says nothing to anybody, and takes back none of the four facts. */
export async function markUnread(tx: Tx, input: MarkUnreadInput): Promise<Thread> {
  const threadId = uuid('threadId', input.threadId);
  const thread = await tx.get(Thread, threadId, 'notice', 'threadId');
  await tx.lock(`ReadingPosition of ${tx.actor.id}`, threadId);
  const [last] = await tx.allowed(Message, 'notice', { where: { threadId }, byOthers: 'authorId', order: ['seq'], descending: true, limit: 1 });
  if (!last) throw new UserError('RIEN', 'Personne d’autre n’a écrit ici : rien n’est à lire.', 'threadId');
  const [mark] = await tx.allowed(ReadingPosition, 'read', { where: { threadId, habilitationId: tx.actor.id } });
  if (mark && mark.seq >= last.seq) await tx.rewrite(ReadingPosition, await tx.get(ReadingPosition, mark.id, 'write', 'threadId'), { seq: last.seq - 1 });
  return thread;
}
