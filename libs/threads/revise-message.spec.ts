import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, eventsOf, refusal, say, situation, uuid } from '../../test/support/situation.js';
import { endAdmission } from '../dossiers/end-admission.js';
import { Message } from './message.entity.js';
import { correctMessage, withdrawMessage } from './revise-message.js';
import { Revision } from './revision.entity.js';

let door: Door;
let threadId: string;
let admissions: Record<string, string>;
let messageId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
beforeEach(async () => {
  ({ threadId, admissions } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM'] }));
  messageId = (await say(door, 'A5', threadId, { kind: 'SOC', body: 'Visite le 28.' })).id;
});

const correct = (who: string, expectedVersion: number, body: string, id = messageId): Promise<Message> => door.as(who, (tx) => correctMessage(tx, { messageId: id, expectedVersion, body }));
const withdraw = (who: string, expectedVersion: number, reason: string, id = messageId): Promise<Message> => door.as(who, (tx) => withdrawMessage(tx, { messageId: id, expectedVersion, reason }));
const versions = async (who: string): Promise<unknown[]> =>
  (await door.reads(who, (tx) => tx.allowed(Revision, 'notice', { where: { messageId }, order: ['version'] }))).map((r) => [r.version, r.nature, r.body]);

describe('correcting one’s own message', () => {
  it('adds a version, keeps the first, and tells', async () => {
    await correct('A5', 1, 'Visite le 29.');
    expect(await versions('A4')).toEqual([[2, 'CORRECTION', 'Visite le 29.']]);
    expect(await door.reads('A4', async (tx) => (await tx.get(Message, messageId, 'read')).sentBody)).toBe('Visite le 28.');
    expect(await eventsOf(door, messageId)).toEqual(['message.posted', 'message.corrected']);
  });

  it('stays closed to those whom the message is closed to', async () => {
    await correct('A5', 1, 'Visite le 29.');
    expect(await versions('A2')).toEqual([[2, 'CORRECTION', undefined]]);
  });

  it('is refused when somebody has changed it meanwhile', async () => {
    await correct('A5', 1, 'Visite le 29.');
    expect(await refusal(correct('A5', 1, 'Visite le 30.'))).toBe('CONFLIT expectedVersion');
    await correct('A5', 2, 'Visite le 30.');
    const results = await Promise.all(['31', '1er'].map((day) => refusal(correct('A5', 3, `Visite le ${day}.`))));
    expect(results.sort()).toEqual(['CONFLIT expectedVersion', 'nothing was refused']);
  });

  it('tried again, is the same correction', async () => {
    await correct('A5', 1, 'Visite le 29.');
    await correct('A5', 1, 'Visite le 29.');
    expect(await versions('A5')).toHaveLength(1);
    expect(await eventsOf(door, messageId)).toEqual(['message.posted', 'message.corrected']);
  });

  it('is for its author only, while they take part', async () => {
    await correct('A5', 1, 'Visite le 29.');
    for (const who of ['A4', 'A2', 'A8', 'ADMIN']) expect(await refusal(correct(who, 2, 'Rien.'))).toBe('INTROUVABLE messageId');
    await door.as('A4', (tx) => endAdmission(tx, admissions.A5!));
    expect(await refusal(correct('A5', 2, 'Rien.'))).toBe('INTROUVABLE messageId');
    expect(await refusal(correct('A5', 1, 'Rien.', uuid()))).toBe('INTROUVABLE messageId');
  });
});

describe('withdrawing one’s own message', () => {
  it('leaves a tombstone with its reason, once', async () => {
    await correct('A5', 1, 'Visite le 29.');
    await withdraw('A5', 2, 'Envoyé au mauvais échange.');
    expect((await versions('A4')).at(-1)).toEqual([3, 'WITHDRAWAL', 'Envoyé au mauvais échange.']);
    await withdraw('A5', 2, 'Envoyé au mauvais échange.');
    expect(await count(door, 'revision', 'message_id = $1', [messageId])).toBe(2);
    expect(await eventsOf(door, messageId)).toEqual(['message.posted', 'message.corrected', 'message.withdrawn']);
  });

  it('is the last word', async () => {
    await withdraw('A5', 1, 'Erreur.');
    expect(await refusal(correct('A5', 2, 'Finalement.'))).toBe('RETIRE messageId');
    expect(await refusal(withdraw('A5', 2, 'Encore.'))).toBe('RETIRE messageId');
    expect(await refusal(withdraw('A5', 1, ''))).toBe('OBLIGATOIRE reason');
  });

  it('is for its author only', async () => {
    for (const who of ['A4', 'A2', 'A10']) expect(await refusal(withdraw(who, 1, 'Rien.'))).toBe('INTROUVABLE messageId');
    await withdraw('A5', 1, 'Erreur.');
  });
});
