/** A message is found by what its pieces say, by whoever reads it, and by nobody else. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { body, docx } from '../../test/documents/make/docx.js';
import { CHILDREN, examined, shelfFor } from '../../test/documents/shelf.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, say, situation } from '../../test/support/situation.js';
import { examine } from '../documents/examine.js';
import { attachPiece } from './attach-piece.js';
import { Message } from './message.entity.js';
import { correctMessage, withdrawMessage } from './revise-message.js';
import { soughtIn } from './search-messages.js';

let door: Door;
let held: Awaited<ReturnType<typeof shelfFor>>;
beforeAll(async () => {
  door = await openDoor();
  held = await shelfFor(door.kek);
});
afterAll(async () => {
  held.clear();
  await door.close();
});

const found = (who: string, words: string): Promise<string[]> => door.reads(who, async (tx) =>
  (await tx.allowed(Message, 'read', { words: await tx.words.sought(soughtIn(words)), order: ['sentAt', 'id'] })).map((m) => m.id));
async function joins(who: string, messageId: string, said: string, name = 'note.txt'): Promise<string> {
  const depositId = await examined(held.shelf, actorId(who), Buffer.from(said), { name });
  return (await door.as(who, (tx) => attachPiece(tx, held.shelf, { messageId, depositId }))).id;
}

describe('what a piece says', () => {
  it('finds its message, with what the message says too, for those who read it alone', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
    const { id } = await say(door, 'A5', threadId, { kind: 'SOC', body: 'Voici le relevé.' });
    await joins('A5', id, 'Hospitalisé pour une déshydratation sévère.', 'observations.txt');
    for (const who of ['A4', 'A5']) expect([who, await found(who, 'deshydratations'), await found(who, 'relevé sévère observation')]).toEqual([who, [id], [id]]);
    // A2 notices the message: neither its words nor those of its piece find it.
    for (const who of ['A2', 'A8', 'A1', 'A10', 'B1']) expect([who, await found(who, 'déshydratation')]).toEqual([who, []]);
  });

  it('goes on finding it once it is corrected, with another piece beside; and nothing finds it once it is withdrawn', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const { id } = await say(door, 'A5', threadId, { body: 'Un premier jet.' });
    await joins('A5', id, 'Une trottinette cabossée.');
    await door.as('A5', (tx) => correctMessage(tx, { messageId: id, expectedVersion: 1, body: 'Un second.' }));
    await joins('A5', id, 'Un cerf-volant.', 'autre.txt');
    expect(await found('A4', 'second trottinette cerf')).toEqual([id]);
    await door.as('A5', (tx) => withdrawMessage(tx, { messageId: id, expectedVersion: 2, reason: 'Erreur.' }));
    expect([await found('A4', 'trottinette'), await found('A5', 'cerf')]).toEqual([[], []]);
  });

  it('is sealed: the words kept beside its name are in no table in clear', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const { id } = await say(door, 'A5', threadId);
    await joins('A5', id, 'CANARIDESMOTS encore.');
    const { rows } = await door.db.owner.query<{ words: Buffer }>('select words from app.piece where message_id = $1', [id]);
    expect([rows.length, rows[0]!.words.toString('latin1').toLowerCase().includes('canaridesmots')]).toEqual([1, false]);
  });

  it('is read by the child that examines it, each word once, from what would be served', async () => {
    const verdict = await examine({ program: CHILDREN.check, clamdUrl: '' }, docx({ 'word/document.xml': body('<w:p><w:r><w:t>Le parapluie rouge, le parapluie</w:t></w:r></w:p>') }), 'note.docx');
    expect(verdict).toMatchObject({ state: 'UNSCANNED', words: 'le parapluie rouge' });
    expect(await examine({ program: CHILDREN.check, clamdUrl: '' }, Buffer.from('Deux   mots, deux.'), 'note.txt')).toMatchObject({ words: 'deux mots' });
  });
});
