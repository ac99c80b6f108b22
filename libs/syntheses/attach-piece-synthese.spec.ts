import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examined, shelfFor } from '../../test/documents/shelf.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { hand, key, opened, reread, table, write, type Table } from '../../test/support/seance.js';
import { actorId, eventsOf, place, refusal, uuid } from '../../test/support/situation.js';
import { PieceSynthese } from '../documents/piece-synthese.entity.js';
import { MOST_PIECES } from '../documents/types.js';
import { openWhole } from '../platform/seal-segments.js';
import { attachPieceSynthese } from './attach-piece-synthese.js';
import { collectOpinion } from './collect-opinion.js';
import { ActionItem } from './action-item.entity.js';
import { MinuteDraft } from './minute-draft.entity.js';
import { MinuteLine } from './minute-line.entity.js';
import { commitmentOf } from './minutes/commitment.js';
import { Minutes } from './minutes.entity.js';
import { saveMinuteDraft } from './save-minute-draft.js';
import { previewMinutes, readMinutes, validateMinutes } from './validate-minutes.js';
import { correctLine, withdrawLine } from './write-line.js';

const WORDS = 'CANARI : le bilan scolaire';
let door: Door;
let held: Awaited<ReturnType<typeof shelfFor>>;
beforeAll(async () => {
  door = await openDoor();
  held = await shelfFor(door.kek);
});
afterAll(async () => { held.clear(); await door.close(); });

const mine = (who: string, words = WORDS): Promise<string> => examined(held.shelf, actorId(who), Buffer.from(words), { name: `${WORDS}.txt` });
const attach = async (who: string, lineId: string, depositId?: string): Promise<MinuteLine> => {
  const given = depositId ?? await mine(who);
  return await door.as(who, (tx) => attachPieceSynthese(tx, held.shelf, { lineId, depositId: given }));
};
const readBy = (who: string, lineId: string): Promise<PieceSynthese[]> => door.reads(who, (tx) => tx.allowed(PieceSynthese, 'read', { where: { lineId }, order: ['number'] }));
const PEOPLE = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A12', 'A19', 'ADM', 'B1'];
const readers = async (lineId: string): Promise<string[]> => {
  const found: string[] = [];
  for (const who of PEOPLE) if ((await readBy(who, lineId)).length > 0) found.push(who);
  return found;
};
const ofLine = async (id: string): Promise<string[]> => {
  const found: string[] = [];
  for (const who of PEOPLE) if ((await door.reads(who, (tx) => tx.allowed(MinuteLine, 'read', { where: { id } }))).length > 0) found.push(who);
  return found;
};
const onDisk = (at = join(held.folder, 'pieces')): Buffer[] => readdirSync(at, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? onDisk(join(at, one.name)) : [readFileSync(join(at, one.name))]));
const validate = async (made: Table): Promise<Minutes> => door.as('A8', async (tx) => validateMinutes(tx, { ...key(made.syntheseId), effectDigest: (await previewMinutes(tx, made.syntheseId)).digest }));
const around = (): Promise<Table> => opened(door, { A5: ['SOC', 'SCO', 'LOG'], A2: ['SCO', 'LOG'], A7: ['MED', 'LOG'], A1: ['LOG'] });

describe('joining a piece to a line of the minutes', () => {
  it('makes another line of the same words, and opens it to those who read that line, and to nobody else', async () => {
    const { points } = await around();
    const former = await write(door, 'A5', points.SOC, 'Le logement est petit.');
    const line = await attach('A5', former.id);
    expect(line).toMatchObject({ nature: 'CORRECTED', supersedesId: former.id, body: former.body, type: former.type, seq: former.seq + 1 });
    expect(await readers(line.id)).toEqual(await ofLine(line.id));
    expect(await readers(line.id)).toEqual(expect.arrayContaining(['A4', 'A5', 'A8']));
    for (const who of ['A1', 'A2', 'A3', 'A7', 'A9', 'ADM', 'B1']) expect(await readers(line.id)).not.toContain(who);
    const [piece] = await readBy('A8', line.id);
    expect(piece).toMatchObject({ number: 1, name: `${WORDS}.txt`, type: 'txt', state: 'CLEAN', kind: 'SOC', size: Buffer.byteLength(WORDS) });
    expect([await eventsOf(door, line.id), await eventsOf(door, piece!.id)]).toEqual([['line.corrected'], ['piece-synthese.attached']]);
    expect(await readBy('A8', former.id)).toEqual([]);
  });

  it('is for whoever holds the pen, once the meeting is opened, with a deposit of their own that was examined', async () => {
    const { syntheseId, points } = await around();
    const line = await write(door, 'A5', points.LOG, 'Salle 2.');
    for (const who of ['A1', 'A2', 'A7', 'A8']) expect([who, await refusal(attach(who, line.id))]).toEqual([who, 'SANS_LA_PLUME lineId']);
    for (const who of ['A3', 'A9', 'ADM', 'B1']) expect([who, await refusal(attach(who, line.id))]).toEqual([who, 'INTROUVABLE lineId']);
    expect(await refusal(attach('A5', uuid()))).toBe('INTROUVABLE lineId');
    for (const none of [await mine('A2'), uuid()]) expect(await refusal(attach('A5', line.id, none))).toBe('PIECE_NON_PRETE depositId');
    await hand(door, 'A5', 'A2', syntheseId);
    expect(await refusal(attach('A5', line.id))).toBe('SANS_LA_PLUME lineId');
    const joined = await attach('A2', line.id);
    expect([await ofLine(joined.id), joined.authorId]).toEqual([expect.arrayContaining(['A2', 'A5']), actorId('A2')]);
    const before = await table(door, { A5: ['LOG'] });
    const opinion = await door.as('A8', (tx) => collectOpinion(tx, { requestId: uuid(), pointId: before.points.LOG, voice: 'PARENTS', body: 'Elle viendra.' }));
    expect(await refusal(attach('A8', opinion.id))).toBe('SANS_LA_PLUME lineId');
  });

  it('is never of a point that is told in summary, even by the doctor who speaks there; nor of what was decided, but by who decides', async () => {
    const { syntheseId, points } = await around();
    await hand(door, 'A5', 'A7', syntheseId);
    const health = await write(door, 'A7', points.MED, 'Un suivi est en place.');
    expect(await refusal(attach('A7', health.id))).toBe('DIT_EN_RESUME lineId');
    await hand(door, 'A7', 'A8', syntheseId);
    const [decision, action] = [await write(door, 'A8', points.SOC, 'Une aide éducative.', { type: 'DECISION' }), await write(door, 'A8', points.SOC, 'Appeler.', { type: 'ACTION', action: { ownerId: actorId('A5'), dueOn: '2040-01-01' } })];
    const joined = await attach('A8', action.id);
    const items = await door.reads('A5', (tx) => tx.allowed(ActionItem, 'read', { where: { syntheseId } }));
    expect(items.map(({ lineId, ownerId, state }) => [lineId, ownerId, state])).toEqual([[joined.id, actorId('A5'), 'OPEN']]);
    await hand(door, 'A8', 'A5', syntheseId);
    expect(await refusal(attach('A5', decision.id))).toBe('DECIDER lineId');
    await hand(door, 'A5', 'A8', syntheseId);
    await expect(attach('A8', decision.id)).resolves.toMatchObject({ type: 'DECISION', nature: 'CORRECTED' });
  });

  it('asked twice, or at once, is one piece, even once what was deposited is gone; each joins the line as it stands; ten at most; what one was writing stays', async () => {
    const { points } = await around();
    const former = await write(door, 'A5', points.SOC, 'Un constat.');
    await door.as('A5', (tx) => saveMinuteDraft(tx, { pointId: points.SOC, body: 'Je continue.' }));
    const deposit = await mine('A5');
    const both = await Promise.all([attach('A5', former.id, deposit), attach('A5', former.id, deposit)]);
    await held.shelf.deposits.remove(deposit);
    const again = await attach('A5', former.id, deposit);
    expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
    expect(await refusal(attach('A5', again.id, deposit))).toBe('CLE_REUTILISEE requestId');
    expect(await refusal(attach('A5', former.id))).toBe('DEJA_CORRIGEE lineId');
    let line = again;
    for (let i = 1; i < MOST_PIECES; i++) line = await attach('A5', line.id);
    expect((await readBy('A8', line.id)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const one of await held.shelf.deposits.all()) await held.shelf.deposits.remove(one.id);
    expect(await refusal(attach('A5', line.id))).toBe('TROP_DE_PIECES depositId');
    expect((await door.reads('A5', (tx) => tx.allowed(MinuteDraft, 'read', { where: { pointId: points.SOC } }))).map(({ body }) => body)).toEqual(['Je continue.']);
  });

  it('follows the line that is corrected, not the one that is withdrawn, which takes nothing more', async () => {
    const { points } = await around();
    const line = await attach('A5', (await write(door, 'A5', points.SOC, 'Un constat.')).id);
    const corrected = await door.as('A5', (tx) => correctLine(tx, { requestId: uuid(), lineId: line.id, type: 'CONSTAT', body: 'Un autre constat.' }));
    const [[before], [after]] = [await readBy('A8', line.id), await readBy('A8', corrected.id)];
    expect([after!.documentId, after!.hash, after!.number]).toEqual([before!.documentId, before!.hash, 1]);
    expect(onDisk().filter((bytes) => bytes.length > 0).length).toBeGreaterThan(0);
    const withdrawn = await door.as('A5', (tx) => withdrawLine(tx, { requestId: uuid(), lineId: corrected.id }));
    expect(await readBy('A8', withdrawn.id)).toEqual([]);
    expect(await refusal(attach('A5', withdrawn.id))).toBe('LIGNE_RETIREE lineId');
  });

  it('is named by the commitment of its line, and the hash of the minutes is of it; validated, nothing joins', async () => {
    const made = await around();
    const line = await attach('A5', (await write(door, 'A5', made.points.SOC, 'Un constat.')).id);
    const [read] = await door.reads('A8', (tx) => tx.allowed(MinuteLine, 'read', { where: { id: line.id } }));
    const pieces = await readBy('A8', line.id);
    const commitment = read!.commitment.toString('hex');
    expect(commitmentOf(read!.salt, read!, pieces)).toBe(commitment);
    const { number, name, hash } = pieces[0]!;
    for (const other of [[], [{ number, name: 'autre.txt', hash }], [{ number, name, hash: '0'.repeat(64) }], [{ number: 2, name, hash }]]) expect(commitmentOf(read!.salt, read!, other)).not.toBe(commitment);
    await reread(door, made);
    const minutes = await validate(made);
    for (const who of ['A8', 'A5', 'A1']) {
      const theirs = await door.reads(who, (tx) => readMinutes(tx, minutes));
      expect([who, theirs.hash, theirs.commitments.at(-1)]).toEqual([who, minutes.hash.toString('hex'), commitment]);
      expect([who, JSON.stringify(theirs).includes(hash)]).toEqual([who, who !== 'A1']);
    }
    expect(await refusal(attach('A5', line.id))).toBe('DEJA_VALIDE syntheseId');
    const columns = 'departement, dossier_id, home_id, synthese_id, point_id, line_id, line_type, kind, detail, source, author_id, type, state, size, name, hash';
    await expect(door.db.owner.query(`insert into app.piece_synthese (id, number, document_id, ${columns}) select gen_random_uuid(), 2, gen_random_uuid(), ${columns} from app.piece_synthese where line_id = '${line.id}'`)).rejects.toThrow('minutes are validated');
    await door.db.owner.query('alter table app.piece_synthese disable trigger user');
    await door.db.owner.query(`delete from app.piece_synthese where line_id = '${line.id}'`);
    await door.db.owner.query('alter table app.piece_synthese enable trigger user');
    await expect(door.reads('A8', (tx) => readMinutes(tx, minutes))).rejects.toThrow('not the one that was written');
    expect((await door.reads('A1', (tx) => readMinutes(tx, minutes))).hash).toBe(minutes.hash.toString('hex'));
  });

  it('is refused when it tells a secret place, before anything is kept', async () => {
    const { dossierId, points } = await around();
    await place(door, dossierId, { address: '12 rue Quenelouze, 99120 Montférien' });
    const line = await write(door, 'A5', points.SOC, 'Un constat.');
    expect(await refusal(attach('A5', line.id, await mine('A5', 'Il dort rue Quenelouze.')))).toBe('LIEU_PROTEGE depositId');
    await expect(attach('A5', line.id)).resolves.toMatchObject({ supersedesId: line.id });
  });

  it('is sealed, its name, its hash and its bytes, under the dossier’s key; and refused by the database for another child, kind, type or author than those of its line', async () => {
    const { points } = await around();
    const line = await attach('A5', (await write(door, 'A5', points.SOC, 'Un constat.')).id);
    const { rows } = await door.db.owner.query<{ name: Buffer; hash: Buffer }>('select name, hash from app.piece_synthese where line_id = $1', [line.id]);
    const [piece] = await readBy('A8', line.id);
    expect([...rows.flatMap((r) => [r.name, r.hash]), ...onDisk()].filter((bytes) => bytes.includes('CANARI') || bytes.includes(piece!.hash))).toEqual([]);
    await door.reads('A8', async (tx) => {
      const { key: secret, name } = await tx.fileKey(piece!);
      const file = (await held.shelf.files.open(name))!;
      expect((await openWhole(file, secret, { holder: piece!.dossierId, document: piece!.documentId })).toString()).toBe(WORDS);
      await file.close();
    });
    const columns = 'departement, dossier_id, home_id, synthese_id, point_id, line_id, line_type, kind, detail, source, author_id, number, document_id, type, state, size, name, hash';
    const copy = (changes: Partial<Record<string, string>>): Promise<unknown> => door.db.owner.query(`insert into app.piece_synthese (id, ${columns})
      select gen_random_uuid(), ${columns.split(', ').map((c) => changes[c] ?? c).join(', ')} from app.piece_synthese where line_id = '${line.id}' limit 1`);
    const other = { number: '2', document_id: 'gen_random_uuid()' };
    await copy(other);
    for (const change of [{ kind: `'FAM'` }, { source: `'PMI'` }, { line_type: `'DECISION'` }, { dossier_id: 'gen_random_uuid()' }, { home_id: 'gen_random_uuid()' }, { point_id: 'gen_random_uuid()' }, { author_id: `'${actorId('A4')}'` }]) {
      await expect(copy({ number: '3', document_id: 'gen_random_uuid()', ...change })).rejects.toThrow('foreign key');
    }
    await expect(copy({ number: '3', document_id: 'gen_random_uuid()', detail: `'SUMMARY'` })).rejects.toThrow('check constraint');
  });
});
