import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { ReadingPosition } from './reading-position.entity.js';
import { Thread } from './thread.entity.js';
import type { MarkReadInput } from './threads.inputs.js';

/** « Lu jusqu'ici »: one's own mark, that a late request of another window never takes back (mark-unread.ts does, as an act), and that says nothing to anybody. It is none of the four facts, and no event. */
export async function markRead(tx: Tx, input: MarkReadInput): Promise<Thread> {
  const threadId = uuid('threadId', input.threadId);
  const thread = await tx.get(Thread, threadId, 'notice', 'threadId');
  if (!(input.seq >= 0 && input.seq <= thread.seq)) throw new UserError('BORNE', 'Ce numéro n’est pas d’un message de cet échange.', 'seq');
  await tx.lock(`ReadingPosition of ${tx.actor.id}`, threadId);
  const [already] = await tx.allowed(ReadingPosition, 'read', { where: { threadId, habilitationId: tx.actor.id } });
  if (!already) {
    await tx.add(ReadingPosition, 'write', { departement: thread.departement, threadId, habilitationId: tx.actor.id, seq: input.seq }, { field: 'threadId' });
  } else if (already.seq < input.seq) {
    await tx.rewrite(ReadingPosition, await tx.get(ReadingPosition, already.id, 'write', 'threadId'), { seq: input.seq });
  }
  return thread;
}
