import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, letIn, refusal, say, situation, uuid } from '../../test/support/situation.js';
import { addParticipant } from './add-participant.js';
import { markRead } from './mark-read.js';
import { markUnread } from './mark-unread.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const mark = (who: string, threadId: string, seq: number): Promise<unknown> => door.as(who, (tx) => markRead(tx, { threadId, seq }));
const unread = async (who: string, threadId: string): Promise<number | undefined> => (await door.reads(who, (tx) => tx.unread([threadId]))).get(threadId);

describe('what one has read', () => {
  it('counts what others wrote since, and is nobody else’s', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'], A2: ['FAM'] });
    for (const who of ['A4', 'A5', 'A4'] as const) await say(door, who, threadId);
    expect([await unread('A4', threadId), await unread('A5', threadId), await unread('A2', threadId)]).toEqual([1, 2, 3]);
    await Promise.all([mark('A5', threadId, 1), mark('A5', threadId, 3)]);
    expect([await unread('A4', threadId), await unread('A5', threadId), await unread('A2', threadId)]).toEqual([1, 0, 3]);
    await mark('A5', threadId, 1);
    expect(await unread('A5', threadId)).toBe(0);
    expect(await count(door, 'reading_position', 'thread_id = $1', [threadId])).toBe(1);
  });

  it('goes back before the last message of somebody else, at one’s own wish, and no further', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'], A2: ['FAM'] });
    const back = (who: string): Promise<unknown> => door.as(who, (tx) => markUnread(tx, { threadId }));
    expect(await refusal(back('A5'))).toBe('RIEN threadId');
    for (const who of ['A4', 'A4', 'A5', 'A5'] as const) await say(door, who, threadId);
    await mark('A5', threadId, 4);
    expect(await unread('A5', threadId)).toBe(0);
    await Promise.all([back('A5'), back('A5')]);
    expect(await unread('A5', threadId)).toBe(1);
    await back('A2');
    expect([await unread('A2', threadId), await unread('A4', threadId)]).toEqual([4, 2]);
    await mark('A5', threadId, 4);
    expect(await unread('A5', threadId)).toBe(0);
    expect(await refusal(back('A8'))).toBe('INTROUVABLE threadId');
  });

  it('is none of the four facts, and no event', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    await say(door, 'A4', threadId);
    const before = [await count(door, 'receipt'), await count(door, 'event')];
    await mark('A5', threadId, 1);
    expect([await count(door, 'receipt'), await count(door, 'event')]).toEqual(before);
  });

  it('tells nothing of what is before one’s arrival', async () => {
    const { dossierId, threadId } = await situation(door, { A5: ['FAM'] });
    for (let n = 0; n < 3; n++) await say(door, 'A4', threadId);
    await letIn(door, dossierId, 'A6', ['FAM']);
    await door.as('A4', (tx) => addParticipant(tx, { threadId, habilitationId: actorId('A6'), openPast: false }));
    expect(await unread('A6', threadId)).toBe(0);
    await say(door, 'A4', threadId);
    expect([await unread('A6', threadId), await unread('A5', threadId)]).toEqual([1, 4]);
    expect(await unread('A8', threadId)).toBe(0);
  });

  it('is for who takes part, up to the last message', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    await mark('A5', threadId, 0);
    for (const who of ['A8', 'A1', 'B1']) expect(await refusal(mark(who, threadId, 0))).toBe('INTROUVABLE threadId');
    expect(await refusal(mark('A5', uuid(), 0))).toBe('INTROUVABLE threadId');
    for (const seq of [1, -1]) expect(await refusal(mark('A5', threadId, seq))).toBe('BORNE seq');
  });
});
