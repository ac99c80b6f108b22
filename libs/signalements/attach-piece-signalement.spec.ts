import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { coming, examined, shelfFor } from '../../test/documents/shelf.js';
import { readPdf } from '../../test/letter/programs.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { competent, delegated, draft, LETTER, pieceOf, seal, sent } from '../../test/support/signalement.js';
import { actorId, count, eventsOf, refusal, uuid } from '../../test/support/situation.js';
import { PieceSignalement } from '../documents/piece-signalement.entity.js';
import { MOST_PIECES } from '../documents/types.js';
import { attachPieceSignalement } from './attach-piece-signalement.js';
import { namedBytes } from './piece-of-letter.js';
import { previewSeal } from './preview-seal.js';
import { reviseSignalement } from './revise-signalement.js';
import type { Signalement } from './signalement.entity.js';
import { SignalementSeal } from './signalement-seal.entity.js';
import { transmitSignalement } from './transmit-signalement.js';
import { withdrawPieceSignalement } from './withdraw-piece-signalement.js';

const WORDS = 'CANARI : le certificat de Noé';
const HASH = createHash('sha256').update(WORDS).digest('hex');
let door: Door;
let held: Awaited<ReturnType<typeof shelfFor>>;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  held = await shelfFor(door.kek);
  parquetId = await competent(door);
  await delegated(door, 'A4');
});
afterAll(async () => { held.clear(); await door.close(); });

const mine = (who: string, words = WORDS): Promise<string> => examined(held.shelf, actorId(who), Buffer.from(words), { name: `${words}.txt` });
const attach = async (who: string, signalementId: string, depositId?: string): Promise<Signalement> => {
  const given = depositId ?? await mine(who);
  return await door.as(who, (tx) => attachPieceSignalement(tx, held.shelf, { signalementId, depositId: given }));
};
const withdraw = (who: string, pieceId: string, requestId = uuid()): Promise<Signalement> => door.as(who, (tx) => withdrawPieceSignalement(tx, { requestId, pieceId }));
const readBy = (who: string, signalementId: string): Promise<PieceSignalement[]> => door.reads(who, (tx) => tx.allowed(PieceSignalement, 'read', { where: { signalementId }, order: ['version', 'number'] }));
const numbered = async (who: string, id: string): Promise<string[]> => (await readBy(who, id)).map(({ version, number, name }) => `${version}.${number} ${name}`);
const printed = async (who: string, id: string): Promise<string> => {
  const [{ pdf }] = await door.reads(who, (tx) => tx.allowed(SignalementSeal, 'read', { where: { signalementId: id }, whole: true })) as [SignalementSeal];
  return readPdf(Buffer.from(pdf, 'base64')).pages.flatMap((page) => page.runs.map((run) => run.text)).join(' ').replace(/\s+/g, ' ');
};
const onDisk = (at = join(held.folder, 'pieces')): Buffer[] => readdirSync(at, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? onDisk(join(at, one.name)) : [readFileSync(join(at, one.name))]));

describe('joining a piece to a letter', () => {
  it('makes another version, read by whoever reads the draft: of a direct author, by them alone', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    await attach('A3', id);
    const [piece] = await readBy('A3', id);
    expect(piece).toMatchObject({ version: 2, number: 1, name: `${WORDS}.txt`, hash: HASH, type: 'txt', state: 'CLEAN', size: Buffer.byteLength(WORDS) });
    expect(await eventsOf(door, piece!.id)).toEqual(['piece-signalement.attached']);
    for (const who of ['A4', 'A8', 'A1', 'A5', 'A9', 'A10', 'ADM', 'DPO', 'B1']) expect([who, await readBy(who, id)]).toEqual([who, []]);
    expect(await door.reads('A3', async (tx) => (await namedBytes(tx, held.shelf, piece!)).toString())).toBe(WORDS);
  });

  it('of the département’s draft, is read by the cell, and by those of the territory of its dossiers', async () => {
    const { id } = await draft(door, 'A4', parquetId);
    await attach('A4', id);
    for (const who of ['A4', 'A8']) expect([who, await numbered(who, id)]).toEqual([who, [`2.1 ${WORDS}.txt`]]);
    for (const who of ['A1', 'A3', 'A5', 'A9', 'B1']) expect([who, await readBy(who, id)]).toEqual([who, []]);
    await attach('A8', id);
    expect((await numbered('A4', id)).length).toBe(3);
  });

  it('goes with the sealed version to the cell’s copy, then, once sent, to that parquet: of that version and of no other', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    await attach('A3', id);
    await attach('A3', id, await mine('A3', 'Par erreur'));
    await withdraw('A3', (await readBy('A3', id)).at(-1)!.id);
    expect(await numbered('A3', id)).toEqual([`2.1 ${WORDS}.txt`, `3.1 ${WORDS}.txt`, '3.2 Par erreur.txt', `4.1 ${WORDS}.txt`]);
    await seal(door, 'A3', id);
    expect([await numbered('A4', id), await numbered('A9', id)]).toEqual([[`4.1 ${WORDS}.txt`], []]);
    await door.as('A3', (tx) => transmitSignalement(tx, { requestId: uuid(), signalementId: id }));
    expect([await numbered('A9', id), await numbered('A10', id), await numbered('A8', id)]).toEqual([[`4.1 ${WORDS}.txt`], [], []]);
    expect(await door.reads('A9', async (tx) => (await namedBytes(tx, held.shelf, (await tx.allowed(PieceSignalement, 'read', { where: { signalementId: id } }))[0]!)).toString())).toBe(WORDS);
  });

  it('is named in what is signed, by its number and its hash; what was taken back is not', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    await attach('A3', id, await mine('A3', 'Par erreur'));
    await attach('A3', id);
    await withdraw('A3', (await readBy('A3', id))[0]!.id);
    expect(await door.reads('A3', (tx) => previewSeal(tx, id))).toMatchObject({ version: 4, phrase: expect.stringContaining('avec la pièce qui y est jointe') });
    await seal(door, 'A3', id);
    const text = await printed('A3', id);
    expect(text.replace(/[\u00A0\u202F ]/g, ' ')).toMatch(new RegExp(`Pièce 1 : ${WORDS}\\.txt`));
    expect(text.replaceAll(' ', '')).toContain(HASH);
    expect(text).not.toContain('Par erreur');
  });

  it('stays through a new text, and what was shown without it is not what would be sealed', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    const { digest } = await door.reads('A3', (tx) => previewSeal(tx, id));
    await attach('A3', id);
    expect(await refusal(seal(door, 'A3', id, { effectDigest: digest }))).toMatch(/^EFFET_CHANGE/);
    const revised = { requestId: uuid(), signalementId: id, letter: { ...LETTER, motif: 'Revu.' } };
    await door.as('A3', (tx) => reviseSignalement(tx, revised));
    await door.as('A3', (tx) => reviseSignalement(tx, revised));
    expect(await numbered('A3', id)).toEqual([`2.1 ${WORDS}.txt`, `3.1 ${WORDS}.txt`]);
    await seal(door, 'A3', id);
    expect((await printed('A3', id)).replaceAll(' ', '')).toContain(HASH);
  });

  it('is nothing that another may do, nor with a deposit that is not theirs or is not ready', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    for (const who of ['A4', 'A8', 'A5', 'A9', 'B1']) expect([who, await refusal(attach(who, id))]).toEqual([who, 'INTROUVABLE signalementId']);
    expect(await refusal(attach('A3', uuid()))).toBe('INTROUVABLE signalementId');
    for (const none of [await mine('A4'), uuid(), await coming(held.shelf, actorId('A3'), Buffer.from('Bonjour'))]) expect(await refusal(attach('A3', id, none))).toBe('PIECE_NON_PRETE depositId');
    await attach('A3', id);
    const [piece] = await readBy('A3', id);
    for (const who of ['A4', 'A8', 'B1']) expect([who, await refusal(withdraw(who, piece!.id))]).toEqual([who, 'INTROUVABLE pieceId']);
    expect(await numbered('A3', id)).toEqual([`2.1 ${WORDS}.txt`]);
  });

  it('asked twice, or at once, is one piece; taken back twice, one version; ten at most', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    const deposit = await mine('A3');
    await Promise.all([attach('A3', id, deposit), attach('A3', id, deposit)]);
    await held.shelf.deposits.remove(deposit);
    await attach('A3', id, deposit);
    expect(await numbered('A3', id)).toEqual([`2.1 ${WORDS}.txt`]);
    const [piece] = await readBy('A3', id);
    const requestId = uuid();
    for (const again of [requestId, requestId, uuid()]) await withdraw('A3', piece!.id, again);
    expect(await count(door, 'signalement_letter', 'signalement_id = $1', [id])).toBe(3);
    for (let i = 0; i < MOST_PIECES; i++) await attach('A3', id);
    for (const one of await held.shelf.deposits.all()) await held.shelf.deposits.remove(one.id);
    expect(await refusal(attach('A3', id))).toBe('TROP_DE_PIECES depositId');
  });

  it('is over once it is sealed: nothing joins it, and nothing leaves it', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    await attach('A3', id);
    const [piece] = await readBy('A3', id);
    await seal(door, 'A3', id);
    expect(await refusal(attach('A3', id))).toBe('DEJA_SCELLE signalementId');
    expect(await refusal(withdraw('A3', piece!.id))).toBe('DEJA_SCELLE pieceId');
    expect(await numbered('A3', id)).toEqual([`2.1 ${WORDS}.txt`]);
  });

  it('is refused by the database on what is sealed or followed, and for another version, author or route than those of its letter', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    const pieceId = await pieceOf(door, 'A3', id);
    const columns = 'departement, signalement_id, route, letter_id, version, author_id, type, state, size, name, hash';
    const copy = (changes: Partial<Record<string, string>>): Promise<unknown> => door.db.owner.query(`insert into app.piece_signalement (id, document_id, number, ${columns})
      select gen_random_uuid(), gen_random_uuid(), (select max(number) + 1 from app.piece_signalement where letter_id = p.letter_id), ${columns.split(', ').map((c) => changes[c] ?? c).join(', ')} from app.piece_signalement p where id = '${pieceId}'`);
    await copy({});
    for (const change of [{ version: '1::smallint' }, { route: `'DEPARTEMENT'` }, { author_id: `'${actorId('A4')}'` }, { letter_id: 'gen_random_uuid()' }]) await expect(copy(change)).rejects.toThrow('foreign key');
    await seal(door, 'A3', id);
    await expect(copy({})).rejects.toThrow('sealed, or followed');
    const other = await draft(door, 'A3', parquetId);
    const first = await pieceOf(door, 'A3', other.id);
    await pieceOf(door, 'A3', other.id);
    await expect(door.db.owner.query(`insert into app.piece_signalement (id, document_id, number, ${columns}) select gen_random_uuid(), gen_random_uuid(), 9, ${columns} from app.piece_signalement where id = '${first}'`)).rejects.toThrow('sealed, or followed');
  });

  it('is sealed under the signalement’s key: its name, its hash, its bytes; bytes that are not those that the letter names do not leave', async () => {
    const id = await sent(door, parquetId);
    expect(await readBy('A9', id)).toEqual([]);
    const { id: other } = await draft(door, 'A3', parquetId);
    await attach('A3', other);
    const { rows } = await door.db.owner.query<{ name: Buffer; hash: Buffer }>('select name, hash from app.piece_signalement where signalement_id = $1', [other]);
    expect([...rows.flatMap((r) => [r.name, r.hash]), ...onDisk()].filter((bytes) => bytes.includes('CANARI') || bytes.includes(HASH))).toEqual([]);
    const [piece] = await readBy('A3', other);
    await expect(door.reads('A3', (tx) => namedBytes(tx, held.shelf, Object.assign({}, piece!, { hash: '0'.repeat(64) })))).rejects.toThrow('not what the letter names');
  });
});
