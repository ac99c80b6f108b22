import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { coming, examined, shelfFor } from '../../test/documents/shelf.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, eventsOf, refusal, say, situation, uuid } from '../../test/support/situation.js';
import { Piece } from '../documents/piece.entity.js';
import type { Shelf } from '../documents/shelf.js';
import { MOST_PIECES } from '../documents/types.js';
import { openWhole } from '../platform/seal-segments.js';
import { attachPiece } from './attach-piece.js';
import { Message } from './message.entity.js';
import { correctMessage, withdrawMessage } from './revise-message.js';
import { soughtIn } from './search-messages.js';

const WORDS = 'CANARI : le certificat de Noé';
let door: Door;
let shelf: Shelf;
let folder: string;
let held: Awaited<ReturnType<typeof shelfFor>>;
beforeAll(async () => {
  door = await openDoor();
  held = await shelfFor(door.kek);
  ({ shelf, folder } = held);
});
afterAll(async () => { held.clear(); await door.close(); });

const attach = (who: string, messageId: string, depositId: string): Promise<Piece> => door.as(who, (tx) => attachPiece(tx, shelf, { messageId, depositId }));
const readBy = (who: string, messageId: string): Promise<Piece[]> => door.reads(who, (tx) => tx.allowed(Piece, 'read', { where: { messageId } }));
const mine = (who: string, words = WORDS): Promise<string> => examined(shelf, actorId(who), Buffer.from(words), { name: `${words}.txt` });
const onDisk = (at = join(folder, 'pieces')): Buffer[] => readdirSync(at, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? onDisk(join(at, one.name)) : [readFileSync(join(at, one.name))]));

describe('joining a piece', () => {
  it('opens it to those who read the message, and to nobody else: not to whoever notices it, nor to whoever takes no part', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM', 'SCO'] });
    const { id } = await say(door, 'A5', threadId, { kind: 'SOC' });
    const piece = await attach('A5', id, await mine('A5'));
    expect(await eventsOf(door, piece.id)).toEqual(['piece.attached']);
    for (const who of ['A4', 'A5']) expect(await readBy(who, id)).toMatchObject([{ id: piece.id, name: `${WORDS}.txt`, type: 'txt', state: 'CLEAN', size: Buffer.byteLength(WORDS), kind: 'SOC' }]);
    for (const who of ['A2', 'A8', 'B1']) expect(await readBy(who, id)).toEqual([]);
  });

  it('of the medical kind is between those whom that kind is open to: a social worker who takes part has neither the message nor the piece', async () => {
    const { threadId } = await situation(door, { A7: ['FAM', 'MED'], A5: ['FAM', 'SOC'] });
    const { id } = await say(door, 'A7', threadId, { kind: 'MED' });
    await attach('A7', id, await mine('A7'));
    expect(await readBy('A7', id)).toHaveLength(1);
    expect(await readBy('A5', id)).toEqual([]);
  });

  it('makes its message found by its name too, by those who read it, whatever it says next; not by what it contains', async () => {
    const { threadId } = await situation(door, { A5: ['FAM', 'SOC'], A2: ['FAM'] });
    const { id } = await say(door, 'A5', threadId, { kind: 'SOC', body: 'Voici le courrier.' });
    const found = (who: string, words: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(Message, 'read', { words: await tx.words.sought(soughtIn(words)) })).map((m) => m.id));
    expect(await found('A4', 'ordonnance')).toEqual([]);
    await attach('A5', id, await examined(shelf, actorId('A5'), Buffer.from('Un parapluie.'), { name: 'Ordonnance de placement.txt' }));
    for (const words of ['ordonnance', 'courrier ordonnance']) expect([await found('A4', words), await found('A2', words)]).toEqual([[id], []]);
    expect([await found('A4', 'parapluie'), await found('A2', 'parapluie')]).toEqual([[id], []]);
    await door.as('A5', (tx) => correctMessage(tx, { messageId: id, expectedVersion: 1, body: 'Voici la lettre.' }));
    expect([await found('A4', 'lettre ordonnance'), await found('A4', 'courrier')]).toEqual([[id], []]);
    await attach('A5', id, await mine('A5'));
    expect(await found('A4', 'lettre ordonnance certificat')).toEqual([id]);
    await door.as('A5', (tx) => withdrawMessage(tx, { messageId: id, expectedVersion: 2, reason: 'Erreur.' }));
    expect(await found('A4', 'ordonnance')).toEqual([]);
  });

  it('keeps its name and its bytes sealed, under a key that opens that piece alone', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const { id } = await say(door, 'A5', threadId);
    const [one, two] = [await attach('A5', id, await mine('A5')), await attach('A5', id, await mine('A5'))];
    const { rows } = await door.db.owner.query<{ name: Buffer }>('select name from app.piece where message_id = $1', [id]);
    expect([...rows.map((r) => r.name), ...onDisk()].filter((bytes) => bytes.includes('CANARI'))).toEqual([]);
    await door.reads('A4', async (tx) => {
      const pieces = await tx.allowed(Piece, 'read', { where: { messageId: id } });
      const { key } = await tx.fileKey(pieces.find((p) => p.id === one.id)!);
      const [file, other] = [(await shelf.files.open(one.id))!, (await shelf.files.open(two.id))!];
      expect((await openWhole(file, key, { holder: one.dossierId, document: one.id })).toString()).toBe(WORDS);
      await expect(openWhole(other, key, { holder: two.dossierId, document: two.id })).rejects.toThrow();
      await expect(openWhole(file, key, { holder: one.dossierId, document: two.id })).rejects.toThrow();
      await Promise.all([file.close(), other.close()]);
    });
    // Nobody has the key of a row that they did not open.
    await door.reads('A8', (tx) => expect(tx.fileKey(Object.assign(new Piece(), one))).rejects.toThrow());
  });

  it('is for the author of the message alone, with a deposit of their own that was examined', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'], A6: ['FAM'] });
    const { id } = await say(door, 'A5', threadId);
    const theirs = await mine('A6');
    expect(await refusal(attach('A6', id, theirs))).toBe('INTROUVABLE messageId');
    expect(await refusal(attach('A8', id, await mine('A8')))).toBe('INTROUVABLE messageId');
    for (const none of [theirs, uuid(), await coming(shelf, actorId('A5'), Buffer.from('Bonjour'))]) expect(await refusal(attach('A5', id, none))).toBe('PIECE_NON_PRETE depositId');
    const refused = await coming(shelf, actorId('A5'), Buffer.from('Bonjour'));
    await shelf.deposits.settle(refused, { state: 'REFUSED', reason: 'INFECTE' });
    expect(await refusal(attach('A5', id, refused))).toBe('PIECE_NON_PRETE depositId');
    expect(await refusal(attach('A5', id, 'rien'))).toMatch(/depositId$/);
    expect(await readBy('A5', id)).toEqual([]);
    await attach('A5', id, await mine('A5'));
    expect(await readBy('A6', id)).toHaveLength(1);
  });

  it('asked twice, or at once, is one piece', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const { id } = await say(door, 'A5', threadId);
    const deposit = await mine('A5');
    const pieces = await Promise.all([attach('A5', id, deposit), attach('A5', id, deposit)]);
    pieces.push(await attach('A5', id, deposit));
    await shelf.deposits.remove(deposit);
    pieces.push(await attach('A5', id, deposit));
    expect(pieces.map((p) => p.id)).toEqual([deposit, deposit, deposit, deposit]);
    expect(await readBy('A4', id)).toHaveLength(1);
    expect(await eventsOf(door, deposit)).toEqual(['piece.attached']);
  });

  it('ends with the message that is withdrawn, and at ten', async () => {
    const { threadId } = await situation(door, { A5: ['FAM'] });
    const { id } = await say(door, 'A5', threadId);
    for (let i = 0; i < MOST_PIECES; i++) await attach('A5', id, await mine('A5'));
    for (const deposit of await shelf.deposits.all()) await shelf.deposits.remove(deposit.id);
    expect(await refusal(attach('A5', id, await mine('A5')))).toBe('TROP_DE_PIECES depositId');
    const other = await say(door, 'A5', threadId);
    await door.as('A5', (tx) => withdrawMessage(tx, { messageId: other.id, expectedVersion: 1, reason: 'Erreur.' }));
    expect(await refusal(attach('A5', other.id, await mine('A5')))).toBe('RETIRE messageId');
  });
});
