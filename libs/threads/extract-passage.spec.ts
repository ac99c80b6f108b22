import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, dossier, eventsOf, exchange, inform, letIn, refusal, say, seen, situation, uuid } from '../../test/support/situation.js';
import { addParticipant } from './add-participant.js';
import { extractPassage } from './extract-passage.js';
import { Message } from './message.entity.js';
import { previewReaders } from './preview-readers.js';
import { correctMessage, withdrawMessage } from './revise-message.js';
import { shareItem } from './share-item.js';
import type { ExtractPassageInput } from './threads.inputs.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

/** Extracts, as a client that has shown who would read it there. */
const extract = (who: string, messageId: string, threadId: string, passage: string, more: Partial<ExtractPassageInput> & { kind?: 'FAM' | 'SOC' | 'MED' } = {}): Promise<Message> =>
  door.as(who, async (tx) => {
    const { kind = 'SOC', ...rest } = more;
    const { digest } = await previewReaders(tx, { threadId, kind, detail: more.detail ?? 'FULL' });
    return await extractPassage(tx, { clientMessageId: uuid(), messageId, threadId, passage, readersDigest: digest, ...rest });
  });

/** Two exchanges on one child: what is said in the first, and who is in the second. */
async function two(inFirst: Record<string, ('FAM' | 'SOC' | 'MED' | 'SCO')[]>, inSecond: string[]): Promise<{ dossierId: string; first: string; second: string }> {
  const { dossierId, threadId } = await situation(door, inFirst);
  return { dossierId, first: threadId, second: (await exchange(door, dossierId, inSecond)).id };
}

describe('repeating a passage in another exchange', () => {
  it('keeps its words, its child and its kind, for those of the other exchange who may read that', async () => {
    const { first, second } = await two({ A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] }, ['A5', 'A6', 'A2']);
    const { id } = await say(door, 'A5', first, { kind: 'SOC', body: 'Le père est parti. Noé dort mal.' });
    const passage = await extract('A6', id, second, 'Noé dort mal.');
    expect([passage.kind, passage.extractedFromId]).toEqual(['SOC', id]);
    expect([await seen(door, 'A5', second), await seen(door, 'A2', second)]).toEqual([[{ seq: 1, body: 'Noé dort mal.' }], [{ seq: 1, body: null }]]);
    expect(await eventsOf(door, passage.id)).toEqual(['message.posted']);
  });

  it('is for who reads the source; for anybody else it is unknown', async () => {
    const { first, second } = await two({ A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] }, ['A5', 'A2']);
    const { id } = await say(door, 'A5', first, { kind: 'SOC', body: 'Noé dort mal.' });
    expect(await refusal(extract('A2', id, second, 'Noé dort mal.'))).toBe('INTROUVABLE messageId');
    expect(await refusal(extract('A5', uuid(), second, 'Noé dort mal.'))).toBe('INTROUVABLE messageId');
    expect(await refusal(extract('A6', id, second, 'Noé dort mal.'))).toBe('INTROUVABLE threadId');
    expect(await refusal(extract('A5', id, second, 'Noé dort mal.'))).toBe('nothing was refused');
  });

  it('is word for word what the reader reads now', async () => {
    const { first, second } = await two({ A5: ['FAM', 'SOC'] }, ['A5']);
    const { id } = await say(door, 'A5', first, { kind: 'SOC', body: 'Noé dort mal.' });
    for (const passage of ['Noé dort bien.', 'noé dort mal.', 'Noé  dort mal.', 'Noé dort mal. ']) expect(await refusal(extract('A5', id, second, passage))).toBe('PASSAGE_ABSENT passage');
    expect(await refusal(extract('A5', id, second, ' '))).toBe('OBLIGATOIRE passage');
    await door.as('A5', (tx) => correctMessage(tx, { messageId: id, expectedVersion: 1, body: 'Noé dort mieux.' }));
    expect(await refusal(extract('A5', id, second, 'dort mal'))).toBe('PASSAGE_ABSENT passage');
    expect(await refusal(extract('A5', id, second, 'dort mieux'))).toBe('nothing was refused');
    await door.as('A5', (tx) => withdrawMessage(tx, { messageId: id, expectedVersion: 2, reason: 'Erreur.' }));
    expect(await refusal(extract('A5', id, second, 'dort mieux'))).toBe('RETIRE messageId');
    expect(await refusal(extract('A5', id, first, 'dort mieux'))).toBe('MEME_ECHANGE threadId');
    expect(await count(door, 'message', 'thread_id = $1', [second])).toBe(1);
  });

  it('goes to those who were shown there, or to nobody', async () => {
    const { dossierId, first, second } = await two({ A5: ['FAM', 'SOC'], A6: ['FAM', 'SOC'] }, ['A5']);
    const { id } = await say(door, 'A5', first, { kind: 'SOC', body: 'Noé dort mal.' });
    expect(await refusal(extract('A5', id, second, 'dort', { readersDigest: '0'.repeat(64) }))).toBe('LECTEURS_CHANGES readersDigest');
    const shown = await door.reads('A5', (tx) => previewReaders(tx, { threadId: second, kind: 'SOC', detail: 'FULL' }));
    await door.as('A4', (tx) => addParticipant(tx, { threadId: second, habilitationId: actorId('A6'), openPast: false }));
    expect(await refusal(extract('A5', id, second, 'dort', { readersDigest: shown.digest }))).toBe('LECTEURS_CHANGES readersDigest');
    expect(await refusal(extract('A5', id, second, 'dort'))).toBe('nothing was refused');
    expect(await count(door, 'admission', 'dossier_id = $1', [dossierId])).toBe(2);
  });

  it('never widens: a whole is not repeated as a summary, nor a file of care in another', async () => {
    const { first, second } = await two({ A7: ['FAM', 'MED'], A6: ['FAM', 'MED'] }, ['A7', 'A6']);
    const { id } = await say(door, 'A7', first, { kind: 'MED', body: 'Vaccins à jour.' });
    expect(await refusal(extract('A7', id, second, 'Vaccins', { kind: 'MED', detail: 'SUMMARY' }))).toBe('ELARGI detail');
    expect((await extract('A7', id, second, 'Vaccins', { kind: 'MED' })).kind).toBe('MED');
    // As if it came from the school’s file: the doctor of PMI, who reads it, would put it in the PMI’s.
    await door.db.owner.query(`update app.message set source = 'SCHOOL_HEALTH' where id = $1`, [id]);
    expect(await refusal(extract('A7', id, second, 'Vaccins', { kind: 'MED' }))).toBe('ELARGI messageId');
  });

  it('is refused for a kind that its author may not write, or that was only shared with them, and for a child of whom the exchange does not speak', async () => {
    const { dossierId, first, second } = await two({ A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] }, ['A5', 'A2']);
    const { id } = await say(door, 'A5', first, { kind: 'SOC', body: 'Noé dort mal.' });
    await door.as('A5', (tx) => shareItem(tx, { requestId: uuid(), messageId: id, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
    expect(await seen(door, 'A2', first)).toEqual([{ seq: 1, body: 'Noé dort mal.' }]);
    expect(await refusal(extract('A2', id, second, 'dort mal'))).toBe('INTROUVABLE messageId');
    const other = (await dossier(door, { givenNames: 'Lou' })).id;
    await inform(door, other);
    await letIn(door, other, 'A5', ['FAM', 'SOC']);
    const elsewhere = await exchange(door, other, ['A5']);
    expect(await refusal(extract('A5', id, elsewhere.id, 'dort mal'))).toBe('HORS_ECHANGE dossierId');
    expect(await refusal(extract('A5', id, second, 'dort mal'))).toBe('nothing was refused');
    expect(await count(door, 'message', 'dossier_id = $1', [dossierId])).toBe(2);
  });

  it('retried with the same key is the same message; with another passage, is refused', async () => {
    const { first, second } = await two({ A5: ['FAM', 'SOC'] }, ['A5']);
    const { id } = await say(door, 'A5', first, { kind: 'SOC', body: 'Noé dort mal.' });
    const clientMessageId = uuid();
    const one = await extract('A5', id, second, 'dort mal', { clientMessageId });
    expect((await extract('A5', id, second, 'dort mal', { clientMessageId })).id).toBe(one.id);
    expect(await refusal(extract('A5', id, second, 'Noé', { clientMessageId }))).toBe('CLE_REUTILISEE clientMessageId');
  });
});
