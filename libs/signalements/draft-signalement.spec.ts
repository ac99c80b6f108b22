import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { altered, competent, delegated, draft, LETTER, organisationOf } from '../../test/support/signalement.js';
import { count, dossier, eventsOf, refusal, TERRITOIRES, uuid } from '../../test/support/situation.js';
import { attachSignalement } from './attach-signalement.js';
import { letterOf } from './checked-letter.js';
import { reviseSignalement } from './revise-signalement.js';
import { Signalement } from './signalement.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import type { WrittenLetter } from './written-letter.js';

let door: Door;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  parquetId = await competent(door);
  await delegated(door, 'A4');
});
afterAll(() => door.close());

const reads = async (who: string, id: string): Promise<boolean> => (await door.reads(who, (tx) => tx.allowed(Signalement, 'read', { where: { id } }))).length === 1;
const versions = async (who: string, signalementId: string): Promise<SignalementLetter[]> => door.reads(who, (tx) => tx.allowed(SignalementLetter, 'read', { where: { signalementId }, order: ['version'] }));
const revise = (who: string, signalementId: string, more: object = {}): Promise<Signalement> => door.as(who, (tx) => reviseSignalement(tx, { requestId: uuid(), signalementId, letter: { ...LETTER, motif: 'Autre.' }, ...more }));

describe('a draft', () => {
  it('of a partner is direct, under a key of its own, and read by nobody else, not even the cell', async () => {
    const { id, route } = await draft(door, 'A3', parquetId);
    expect(route).toBe('DIRECT');
    expect(letterOf((await versions('A3', id))[0]!.letter)).toMatchObject({ motif: LETTER.motif, paragraphs: LETTER.paragraphs.map(({ type, at, source }) => ({ type, at, source })) });
    for (const who of ['A4', 'A8', 'A1', 'A9', 'A10', 'ADM', 'B1']) expect(`${who} ${await reads(who, id)} ${(await versions(who, id)).length}`).toBe(`${who} false 0`);
    expect(await eventsOf(door, id)).toEqual(['signalement.drafted']);
    expect(await count(door, 'data_key', `holder_id = $1 and holder_type = 'INTAKE'`, [id])).toBe(1);
  });

  it('of the département is read by the cell, and by who answers for the territory of its dossiers', async () => {
    const { id, route } = await draft(door, 'A4', parquetId);
    expect(route).toBe('DEPARTEMENT');
    for (const who of ['A4', 'A8']) expect(await reads(who, id)).toBe(true);
    for (const who of ['A3', 'A16', 'A9', 'B1']) expect(await reads(who, id)).toBe(false);
    const south = await draft(door, 'A4', parquetId, { dossierIds: [(await dossier(door, { territoireId: TERRITOIRES.sud })).id] });
    expect([await reads('A4', south.id), await reads('A8', south.id)]).toEqual([true, false]);
  });

  it('is for who may seize the parquet: a magistrate, an administrator, an analyst do not', async () => {
    expect((await draft(door, 'A1', parquetId)).id).toBeTruthy();
    for (const who of ['A9', 'A10', 'ADM', 'DPO', 'A18', 'A14']) expect(await refusal(draft(door, who, parquetId))).toBe('FONCTION_NON_COMPETENTE');
    for (const who of ['B1']) expect(await refusal(draft(door, who, parquetId))).toBe('INTROUVABLE territoireId');
  });

  it('is of the parquet of where the child lives', async () => {
    expect(await refusal(draft(door, 'A3', parquetId, { territoireId: TERRITOIRES.sud }))).toBe('COMPETENCE parquetId');
    expect(await refusal(draft(door, 'A3', await organisationOf(door, 'A13')))).toBe('COMPETENCE parquetId');
    for (const unknown of [uuid(), await organisationOf(door, 'B1')]) expect(await refusal(draft(door, 'A3', unknown))).toBe('INTROUVABLE parquetId');
  });

  it('of each route names what that route asks', async () => {
    const { id: mine } = await dossier(door);
    expect(await refusal(draft(door, 'A4', parquetId, { dossierIds: [] }))).toBe('OBLIGATOIRE dossierIds');
    expect(await refusal(draft(door, 'A3', parquetId, { dossierIds: [mine] }))).toBe('AUTRE_VOIE dossierIds');
    expect(await refusal(draft(door, 'A3', parquetId, { ground: 'FAMILY_REFUSAL' }))).toBe('AUTRE_VOIE ground');
    expect((await draft(door, 'A4', parquetId, { ground: 'FAMILY_REFUSAL' })).ground).toBe('FAMILY_REFUSAL');
    const south = await dossier(door, { territoireId: TERRITOIRES.sud });
    for (const out of [uuid(), south.id]) expect(await refusal(draft(door, 'A8', parquetId, { dossierIds: [out] }))).toBe('INTROUVABLE dossierIds');
  });

  const letter = (more: Partial<WrittenLetter>): Partial<WrittenLetter> => more;
  it.each([
    ['letter.motif', letter({ motif: ' ' }), 'OBLIGATOIRE'], ['letter.minors', letter({ minors: [] }), 'OBLIGATOIRE'], ['letter.paragraphs', letter({ paragraphs: [] }), 'OBLIGATOIRE'], ['letter.dangers', letter({ dangers: [] }), 'OBLIGATOIRE'],
    ['letter.paragraphs.2.source', letter({ paragraphs: LETTER.paragraphs.map((p) => altered(p, { source: '' })) }), 'OBLIGATOIRE'],
    ['letter.paragraphs.0.at', letter({ paragraphs: LETTER.paragraphs.map((p) => altered(p, { at: new Date('2999-01-01T00:00:00Z') })) }), 'DATE'],
    ['letter.minors.0.born', letter({ minors: LETTER.minors.map((m) => altered(m, { born: '2999-01-01' })) }), 'DATE'], ['letter.minors.0.born', letter({ minors: LETTER.minors.map((m) => altered(m, { born: '2018-02-30' })) }), 'FORMAT'],
    ['letter.parentsInformed.at', letter({ parentsInformed: { informed: true, at: null, how: 'Appel.' } }), 'OBLIGATOIRE'], ['letter.argument', letter({ argument: '' }), 'OBLIGATOIRE'],
    ['letter.danger', letter({ danger: 'x'.repeat(5001) }), 'TROP_LONG'], ['letter.previousReferences', letter({ previousReferences: Array.from({ length: 21 }, () => 'x') }), 'TROP_NOMBREUX'],
  ])('names the field that is wrong, and leaves nothing half-written: %s', async (field, wrong, code) => {
    const before = await count(door, 'signalement');
    expect(await refusal(draft(door, 'A3', parquetId, { letter: altered(LETTER, wrong) }))).toBe(`${code} ${field}`);
    expect(await count(door, 'signalement')).toBe(before);
  });

  it('asked twice by the same key, is one; with another letter, refuses', async () => {
    const requestId = uuid();
    const one = await draft(door, 'A3', parquetId, { requestId });
    expect((await draft(door, 'A3', parquetId, { requestId })).id).toBe(one.id);
    expect(await refusal(draft(door, 'A3', parquetId, { requestId, letter: { ...LETTER, motif: 'Autre.' } }))).toBe('CLE_REUTILISEE requestId');
    expect((await versions('A3', one.id)).length).toBe(1);
  });
});

describe('another version', () => {
  it('follows the last, by its author, or for the département by whoever reads it', async () => {
    const direct = await draft(door, 'A3', parquetId);
    const requestId = uuid();
    for (let i = 0; i < 2; i++) await revise('A3', direct.id, { requestId });
    await revise('A3', direct.id);
    expect((await versions('A3', direct.id)).map((v) => v.version)).toEqual([1, 2, 3]);
    for (const who of ['A4', 'A1', 'B1']) expect(await refusal(revise(who, direct.id))).toBe('INTROUVABLE signalementId');
    const { id } = await draft(door, 'A4', parquetId);
    await revise('A8', id);
    expect((await versions('A4', id)).map((v) => v.version)).toEqual([1, 2]);
  });

  it('is never one too many: two at once are two, gapless', async () => {
    const { id } = await draft(door, 'A3', parquetId);
    await Promise.all([revise('A3', id), revise('A3', id), revise('A3', id)]);
    expect((await versions('A3', id)).map((v) => v.version)).toEqual([1, 2, 3, 4]);
    await expect(door.db.owner.query(`insert into app.signalement_letter select gen_random_uuid(), departement, signalement_id, route, 9, author_id, written_at, letter, gen_random_uuid() from app.signalement_letter where signalement_id = $1 and version = 1`, [id]))
      .rejects.toThrow('a version is missing');
  });
});

describe('attaching', () => {
  it('makes a signalement of the département known around the child; a direct draft is not the cell’s to attach', async () => {
    const { id } = await draft(door, 'A4', parquetId, { dossierIds: [(await dossier(door, { territoireId: TERRITOIRES.sud })).id] });
    expect(await reads('A8', id)).toBe(false);
    const { id: north } = await dossier(door);
    const attach = (who: string, signalementId: string, dossierId = north): Promise<{ id: string }> => door.as(who, (tx) => attachSignalement(tx, { signalementId, dossierId }));
    const first = await attach('A4', id);
    expect((await attach('A4', id)).id).toBe(first.id);
    expect(await reads('A8', id)).toBe(true);
    const direct = await draft(door, 'A3', parquetId);
    expect(await refusal(attach('A4', direct.id))).toBe('INTROUVABLE signalementId');
    expect(await refusal(attach('A3', direct.id))).toBe('INTROUVABLE dossierId');
  });
});
