import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { coming, examined, shelfFor } from '../../test/documents/shelf.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, dossier, eventsOf, letIn, refusal, reported, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { PieceRecueillie } from '../documents/piece-recueillie.entity.js';
import type { Shelf } from '../documents/shelf.js';
import { MOST_PIECES } from '../documents/types.js';
import { openWhole } from '../platform/seal-segments.js';
import { attachPieceRecueillie } from './attach-piece-recueillie.js';
import { ElementRecueilli } from './element-recueilli.entity.js';
import { MineurConcerne } from './mineur-concerne.entity.js';
import { qualifyInformationPreoccupante } from './qualify-information-preoccupante.js';

const WORDS = 'CANARI : le cahier de liaison de Noé';
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

const attach = (who: string, elementIds: string[], depositId: string): Promise<ElementRecueilli> => door.as(who, (tx) => attachPieceRecueillie(tx, shelf, { elementIds, depositId }));
const readBy = (who: string, intakeId: string): Promise<PieceRecueillie[]> => door.reads(who, (tx) => tx.allowed(PieceRecueillie, 'read', { where: { intakeId } }));
const mine = (who: string): Promise<string> => examined(shelf, actorId(who), Buffer.from(WORDS), { name: `${WORDS}.txt` });
const onDisk = (at = join(folder, 'pieces')): Buffer[] => readdirSync(at, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? onDisk(join(at, one.name)) : [readFileSync(join(at, one.name))]));
async function transmitted(who: string, more: object = {}): Promise<{ intakeId: string; ids: string[] }> {
  const { intakeId } = await reported(door, who, more);
  const elements = await door.reads(who, (tx) => tx.allowed(ElementRecueilli, 'read', { where: { intakeId } }));
  return { intakeId, ids: elements.map((e) => e.id) };
}

describe('joining a piece to what was transmitted', () => {
  it('opens it to the cell and to its author, as the words that it joins; to nobody else', async () => {
    const { intakeId, ids } = await transmitted('A1');
    const deposit = await mine('A1');
    await attach('A1', ids, deposit);
    for (const who of ['A1', 'A4']) expect(await readBy(who, intakeId)).toMatchObject([{ elementId: ids[0], depositId: deposit, name: `${WORDS}.txt`, type: 'txt', state: 'CLEAN', size: Buffer.byteLength(WORDS), kind: 'SCO' }]);
    for (const who of ['A2', 'A5', 'A8', 'B1']) expect(await readBy(who, intakeId)).toEqual([]);
    const [piece] = await readBy('A4', intakeId);
    expect(await eventsOf(door, piece!.id)).toEqual(['piece-recueillie.attached']);
  });

  it('keeps its name and its bytes sealed, under a key of the information préoccupante for that document alone', async () => {
    const { intakeId, ids } = await transmitted('A1');
    await attach('A1', ids, await mine('A1'));
    await attach('A1', ids, await mine('A1'));
    const { rows } = await door.db.owner.query<{ name: Buffer }>('select name from app.piece_recueillie where intake_id = $1', [intakeId]);
    expect([...rows.map((r) => r.name), ...onDisk()].filter((bytes) => bytes.includes('CANARI'))).toEqual([]);
    await door.reads('A4', async (tx) => {
      const [one, two] = await tx.allowed(PieceRecueillie, 'read', { where: { intakeId }, order: ['addedAt', 'id'] });
      const [{ key }, file] = [await tx.fileKey(one!), (await shelf.files.open(one!.documentId))!];
      expect((await openWhole(file, key, { holder: intakeId, document: one!.documentId })).toString()).toBe(WORDS);
      await expect(openWhole(file, (await tx.fileKey(two!)).key, { holder: intakeId, document: one!.documentId })).rejects.toThrow();
      await file.close();
    });
  });

  it('is for whoever transmitted it alone, with a deposit of their own that was examined', async () => {
    const { intakeId, ids } = await transmitted('A1');
    const theirs = await mine('A4');
    // The cell reads it, and adds nothing to it; who does not read it knows nothing of it.
    expect(await refusal(attach('A4', ids, theirs))).toBe('INTROUVABLE elementIds');
    expect(await refusal(attach('A5', ids, await mine('A5')))).toBe('INTROUVABLE elementIds');
    expect(await refusal(attach('A1', [uuid()], await mine('A1')))).toBe('INTROUVABLE elementIds');
    expect(await refusal(attach('A1', [], await mine('A1')))).toBe('ELEMENTS elementIds');
    expect(await refusal(attach('A1', ['rien'], await mine('A1')))).toMatch(/elementIds$/);
    for (const none of [theirs, uuid(), await coming(shelf, actorId('A1'), Buffer.from('Bonjour'))]) expect(await refusal(attach('A1', ids, none))).toBe('PIECE_NON_PRETE depositId');
    expect(await readBy('A4', intakeId)).toEqual([]);
    await attach('A1', ids, await mine('A1'));
    expect(await readBy('A4', intakeId)).toHaveLength(1);
  });

  it('asked twice, or at once, is one piece, even once what was deposited is gone; ten at most', async () => {
    const { intakeId, ids } = await transmitted('A1');
    const deposit = await mine('A1');
    await Promise.all([attach('A1', ids, deposit), attach('A1', ids, deposit)]);
    await shelf.deposits.remove(deposit);
    await attach('A1', ids, deposit);
    expect(await readBy('A4', intakeId)).toHaveLength(1);
    for (let i = 1; i < MOST_PIECES; i++) await attach('A1', ids, await mine('A1'));
    for (const one of await shelf.deposits.all()) await shelf.deposits.remove(one.id);
    expect(await refusal(attach('A1', ids, await mine('A1')))).toBe('TROP_DE_PIECES depositId');
    expect(await readBy('A1', intakeId)).toHaveLength(MOST_PIECES);
  });

  it('does not join two informations at once, whose keys are not the same', async () => {
    const [one, other] = [await transmitted('A1'), await transmitted('A1')];
    expect(await refusal(attach('A1', [...one.ids, ...other.ids], await mine('A1')))).toBe('ELEMENTS elementIds');
    expect(await readBy('A4', one.intakeId)).toEqual([]);
  });

  it('follows each child to their dossier, with the readers of what it joins there; once the cell has handled it, nothing more joins it', async () => {
    const { intakeId, ids } = await transmitted('A1', {
      mineurs: [{ place: 'TARGETED', surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14' }, { place: 'HOUSEHOLD', surname: 'DORMOND', givenNames: 'Maëlle' }],
      elements: [{ kind: 'SOC', detail: 'FULL', body: 'Des deux.', about: [0, 1] }],
    });
    await attach('A1', ids, await mine('A1'));
    const both = await readBy('A4', intakeId);
    expect([both.length, new Set(both.map((p) => p.documentId)).size]).toEqual([2, 1]);
    const children = await door.reads('A4', (tx) => tx.allowed(MineurConcerne, 'read', { where: { intakeId } }));
    const [noe, maelle] = ['Noé', 'Maëlle'].map((name) => children.find((c) => c.givenNames === name)!.id) as [string, string];
    const { id: dossierId } = await dossier(door);
    await letIn(door, dossierId, 'A5', ['SOC', 'IDE']);
    await letIn(door, dossierId, 'A2', ['SCO', 'IDE']);
    expect(await readBy('A5', intakeId)).toEqual([]);
    await door.as('A4', (tx) => qualifyInformationPreoccupante(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, outcome: 'QUALIFIED', reason: 'Danger.', urgent: true,
      placements: [{ mineurId: noe, dossierId }, { mineurId: maelle, territoireId: TERRITOIRES.sud, birthDate: '2023-09-02' }] }, door.kek));
    // Admitted to Noé's dossier for SOC: of Noé alone. For SCO: nothing of it.
    expect((await readBy('A5', intakeId)).map((p) => p.mineurId)).toEqual([noe]);
    expect(await readBy('A2', intakeId)).toEqual([]);
    expect(await readBy('A1', intakeId)).toHaveLength(2);
    expect(await refusal(attach('A1', ids, await mine('A1')))).toBe('DEJA_TRAITEE elementIds');
  });

  it('is refused by the database for another kind, another child or another author than those of what it joins', async () => {
    const { intakeId, ids } = await transmitted('A1');
    await attach('A1', ids, await mine('A1'));
    const columns = 'departement, intake_id, mineur_id, element_id, kind, detail, source, author_id, document_id, type, state, size, added_at, name';
    const copy = (changes: Partial<Record<string, string>>): Promise<unknown> => door.db.owner.query(`set session_replication_role = origin; insert into app.piece_recueillie (id, deposit_id, ${columns})
      select gen_random_uuid(), gen_random_uuid(), ${columns.split(', ').map((c) => changes[c] ?? c).join(', ')} from app.piece_recueillie where intake_id = '${intakeId}' limit 1`);
    await copy({});
    for (const change of [{ kind: `'SOC'` }, { detail: `'SUMMARY'` }, { source: `'PMI'` }, { mineur_id: 'gen_random_uuid()' }, { author_id: `'${actorId('A4')}'` }]) await expect(copy(change)).rejects.toThrow('foreign key');
  });
});
