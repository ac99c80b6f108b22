import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, eventsOf, refusal, say, situation, uuid } from '../../test/support/situation.js';
import { acknowledgeMessage } from './acknowledge-message.js';
import { Receipt } from './receipt.entity.js';

let door: Door;
let messageId: string;
beforeAll(async () => {
  door = await openDoor();
  const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'], A2: ['FAM'] });
  messageId = (await say(door, 'A4', threadId, { kind: 'SOC' })).id;
});
afterAll(() => door.close());

const acknowledge = (who: string, id = messageId): Promise<unknown> => door.as(who, (tx) => acknowledgeMessage(tx, id));

describe('acknowledging a message', () => {
  it('leaves a name and a time, that those who take part see, once', async () => {
    await Promise.all([acknowledge('A5'), acknowledge('A5'), acknowledge('A5')]);
    for (const who of ['A4', 'A5', 'A2']) {
      const receipts = await door.reads(who, (tx) => tx.allowed(Receipt, 'read', { where: { messageId, fact: 'ACKNOWLEDGED' } }));
      expect(receipts.map((r) => [r.habilitationId, r.at instanceof Date])).toEqual([[actorId('A5'), true]]);
    }
    expect(await eventsOf(door, messageId)).toEqual(['message.posted', 'message.acknowledged']);
  });

  it('is for who may read it: noticing is not enough', async () => {
    await acknowledge('A6');
    for (const who of ['A2', 'A8', 'A10']) expect(await refusal(acknowledge(who))).toBe('INTROUVABLE messageId');
    expect(await refusal(acknowledge('A6', uuid()))).toBe('INTROUVABLE messageId');
    expect(await count(door, 'receipt', 'message_id = $1', [messageId])).toBe(2);
  });
});
