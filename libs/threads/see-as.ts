import { randomUUID } from 'node:crypto';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { messageRow } from './message-row.js';
import { Message } from './message.entity.js';
import { shownAs } from './messages.queries.js';
import { readersOf } from './readers.js';
import { requireChildOfThread } from './require-child-of-thread.js';
import { Thread } from './thread.entity.js';
import type { SeeAsInput } from './threads.inputs.js';
import type { Withheld } from './withheld.js';

/**
 * Before sending: what one person would be shown, made of the row that would be sent by what shows it to them later, for nobody's session is taken. Null when that person would not
 * know that there is a message. Nothing is written, and nothing of it is kept.
 */
export async function seeAs(tx: Tx, input: SeeAsInput): Promise<{ message: Message | Withheld | null }> {
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const thread = await tx.get(Thread, uuid('threadId', input.threadId), 'notice', 'threadId');
  const dossierId = typeof input.dossierId === 'string' ? uuid('dossierId', input.dossierId) : thread.dossierId;
  const body = text('body', input.body, { max: 20_000 });
  await requireChildOfThread(tx, thread, dossierId);
  const { kind, detail } = input;
  const seq = thread.seq + 1;
  const fields = messageRow(tx, thread, { dossierId, kind, detail, body, inReplyTo: null, extractedFromId: null }, seq);
  const [reads, notices] = [await readersOf(tx, thread, { dossierId, kind, detail }, seq), await tx.readers('Message', 'notice', fields)];
  if (!reads.includes(habilitationId) && !notices.includes(habilitationId)) return { message: null };
  return { message: shownAs(Object.assign(new Message(), { id: randomUUID(), ...fields }), reads.includes(habilitationId)) };
}
