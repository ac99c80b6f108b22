import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Message } from './message.entity.js';
import { Receipt } from './receipt.entity.js';

/** « J'en accuse réception »: a deliberate act of somebody who could read it, once, with a name and a time. */
export async function acknowledgeMessage(tx: Tx, messageId: string): Promise<Message> {
  const message = await tx.get(Message, uuid('messageId', messageId), 'acknowledge', 'messageId');
  const [already] = await tx.allowed(Receipt, 'read', { where: { messageId: message.id, habilitationId: tx.actor.id, fact: 'ACKNOWLEDGED' } });
  if (already) return message;
  await tx.add(Receipt, 'write', {
    departement: message.departement, messageId: message.id, threadId: message.threadId, seq: message.seq, habilitationId: tx.actor.id, fact: 'ACKNOWLEDGED', at: tx.now,
  });
  await tx.record('message.acknowledged', message);
  return message;
}
