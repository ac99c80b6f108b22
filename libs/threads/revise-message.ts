import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { forgetWords, indexAgain } from './index-message.js';
import { Message } from './message.entity.js';
import { Revision } from './revision.entity.js';
import type { CorrectMessageInput, WithdrawMessageInput } from './threads.inputs.js';

/** A new version of one's own message; the earlier ones stay. */
export async function correctMessage(tx: Tx, input: CorrectMessageInput): Promise<Message> {
  const body = text('body', input.body, { max: 20_000 });
  const message = await tx.get(Message, uuid('messageId', input.messageId), 'correct', 'messageId');
  if (!(await revise(tx, message, input.expectedVersion, 'CORRECTION', body))) return message;
  await indexAgain(tx, message, body);
  await tx.record('message.corrected', message);
  return message;
}

/** A tombstone in its place, with its author, time and reason. */
export async function withdrawMessage(tx: Tx, input: WithdrawMessageInput): Promise<Message> {
  const reason = text('reason', input.reason, { max: 500 });
  const message = await tx.get(Message, uuid('messageId', input.messageId), 'withdraw', 'messageId');
  if (!(await revise(tx, message, input.expectedVersion, 'WITHDRAWAL', reason))) return message;
  await forgetWords(tx, message);
  await tx.record('message.withdrawn', message);
  return message;
}

/** False when this very version is already there: its author tries again, not having had the answer. */
async function revise(tx: Tx, message: Message, expectedVersion: number, nature: Revision['nature'], body: string): Promise<boolean> {
  const revisions = await tx.allowed(Revision, 'notice', { where: { messageId: message.id }, order: ['version'] });
  const last = revisions.at(-1);
  if (last && last.version === expectedVersion + 1 && last.nature === nature && last.body === body) return false;
  if (last?.nature === 'WITHDRAWAL') throw new UserError('RETIRE', 'Ce message a déjà été retiré.', 'messageId');
  const version = last?.version ?? 1;
  if (version !== expectedVersion) throw new UserError('CONFLIT', `Ce message en est à la version ${version}. Relisez-la avant de la changer.`, 'expectedVersion');
  await tx.add(Revision, 'write', {
    departement: message.departement, messageId: message.id, threadId: message.threadId, dossierId: message.dossierId,
    kind: message.kind, detail: message.detail, source: message.source, seq: message.seq,
    authorId: tx.actor.id, version: version + 1, nature, revisedAt: tx.now, body,
  });
  return true;
}
