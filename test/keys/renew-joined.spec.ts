/** What hangs on the key of one dossier, or of one signalement, beside its texts: what was joined to a letter, to an evaluation or to minutes, and by what a secret place is recognised. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PieceEvaluation } from '../../libs/documents/piece-evaluation.entity.js';
import { PieceSignalement } from '../../libs/documents/piece-signalement.entity.js';
import { PieceSynthese } from '../../libs/documents/piece-synthese.entity.js';
import { openWhole } from '../../libs/platform/seal-segments.js';
import { Sealing } from '../../libs/platform/sealing.js';
import { letterWithPieces, pieceOfEvaluation, pieceOfSynthese } from '../conservation/joined.js';
import { shelfFor } from '../documents/shelf.js';
import { openDoor, type Door } from '../support/door.js';
import { place, refusal, situation } from '../support/situation.js';
import { renews } from './renewing.js';

let door: Door;
let held: Awaited<ReturnType<typeof shelfFor>>;
let one: { dossierId: string; threadId: string };
let signalementId: string;
beforeAll(async () => {
  door = await openDoor();
  held = await shelfFor(door.kek);
  one = await situation(door, { A5: ['FAM', 'SOC'] });
  signalementId = await letterWithPieces(door, held.shelf, one.dossierId);
  await pieceOfEvaluation(door, held.shelf, one.dossierId);
  await pieceOfSynthese(door, held.shelf, one.dossierId);
}, 120_000);
afterAll(async () => {
  held.clear();
  await door.close();
});

/** Every version's, as their reader opens them. */
const fetched = (who: string, type: typeof PieceSignalement | typeof PieceEvaluation | typeof PieceSynthese): Promise<string[]> => door.reads(who, async (tx) => {
  const said: string[] = [];
  for (const row of await tx.allowed<PieceSignalement | PieceEvaluation | PieceSynthese>(type, 'read', {})) {
    const { key, name } = await tx.fileKey(row);
    const file = (await held.shelf.files.open(name))!;
    said.push((await openWhole(file, key, row instanceof PieceSignalement ? { holder: row.signalementId, document: row.documentId } : { holder: row.dossierId, document: row instanceof PieceSynthese ? row.documentId : row.id })).toString());
    await file.close();
  }
  return said.sort();
});

describe('a key that is replaced', () => {
  it('is that of what joined a letter, in each of its versions, of what joined an evaluation, and of what joined a line of minutes and those that took its place', async () => {
    const all = async (): Promise<string[][]> => [await fetched('A4', PieceSignalement), await fetched('A5', PieceEvaluation), await fetched('A8', PieceSynthese)];
    const before = await all();
    expect(before.map((some) => some.length)).toEqual([expect.any(Number), 1, 2]);
    expect(before[0]!.length).toBeGreaterThan(1);
    expect(await renews(door, held.folder, signalementId)).toMatch(/2 pièces/);
    expect(await renews(door, held.folder, one.dossierId)).toMatch(/2 pièces? /);
    expect(await all()).toEqual(before);
  });

  it('still recognises a secret place, by a server that keeps the former one open; which one that does not ask would let through', async () => {
    await place(door, one.dossierId, { address: '12 rue Quenelouze, 99120 Montférien' });
    // The guard by itself: whoever posts has read the exchange before, which asks for the key anew.
    const writes = (): Promise<string> => refusal(door.as('A5', (tx) => tx.places.askTexts(one.dossierId, () => [['body', 'Il dort rue Quenelouze.']])));
    expect(await writes()).toContain('LIEU_PROTEGE');
    await renews(door, held.folder, one.dossierId);
    expect(await writes()).toContain('LIEU_PROTEGE');
    const asks = jest.spyOn(Sealing.prototype, 'hold').mockImplementation(() => Promise.resolve(true));
    await renews(door, held.folder, one.dossierId);
    expect(await writes()).toBe('nothing was refused');
    asks.mockRestore();
  });
});
