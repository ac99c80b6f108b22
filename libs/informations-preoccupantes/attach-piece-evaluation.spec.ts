import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { coming, examined, shelfFor } from '../../test/documents/shelf.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { concluded, confided, met, submits, type Evaluated } from '../../test/support/evaluated.js';
import { actorId, eventsOf, letIn, refusal, uuid } from '../../test/support/situation.js';
import { PieceEvaluation } from '../documents/piece-evaluation.entity.js';
import { MOST_PIECES } from '../documents/types.js';
import { openWhole } from '../platform/seal-segments.js';
import { attachPieceEvaluation } from './attach-piece-evaluation.js';
import { Contribution } from './contribution.entity.js';
import type { WriteContributionInput } from './evaluations.inputs.js';
import { writeContribution } from './write-contribution.js';

const WORDS = 'CANARI : la note de visite';
let door: Door;
let held: Awaited<ReturnType<typeof shelfFor>>;
beforeAll(async () => {
  door = await openDoor();
  held = await shelfFor(door.kek);
});
afterAll(async () => { held.clear(); await door.close(); });

const brings = async (who: string, { evaluationId, children }: Evaluated, more: Partial<WriteContributionInput> = {}): Promise<string> => (await door.as(who, (tx) => writeContribution(tx, {
  requestId: uuid(), evaluationId, dossierId: children[0]!, voice: 'EVALUATOR', kind: 'SOC', detail: 'FULL', heading: 'SECURITY', appraisal: 'NONE', trend: 'UNKNOWN', body: 'Ce qui fut vu.', ...more }))).id;
const mine = (who: string): Promise<string> => examined(held.shelf, actorId(who), Buffer.from(WORDS), { name: `${WORDS}.txt` });
const attach = async (who: string, contributionId: string, depositId?: string): Promise<Contribution> => {
  const given = depositId ?? await mine(who);
  return await door.as(who, (tx) => attachPieceEvaluation(tx, held.shelf, { contributionId, depositId: given }));
};
const readBy = (who: string, contributionId: string): Promise<PieceEvaluation[]> => door.reads(who, (tx) => tx.allowed(PieceEvaluation, 'read', { where: { contributionId } }));
const PEOPLE = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A12', 'A19', 'ADM', 'B1'];
const readers = async (contributionId: string): Promise<string[]> => {
  const found: string[] = [];
  for (const who of PEOPLE) if ((await readBy(who, contributionId)).length > 0) found.push(who);
  return found;
};
const onDisk = (at = join(held.folder, 'pieces')): Buffer[] => readdirSync(at, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? onDisk(join(at, one.name)) : [readFileSync(join(at, one.name))]));
const ofContribution = async (contributionId: string): Promise<string[]> => {
  const found: string[] = [];
  for (const who of PEOPLE) if ((await door.reads(who, (tx) => tx.allowed(Contribution, 'read', { where: { id: contributionId } }))).length > 0) found.push(who);
  return found;
};

describe('joining a piece to what one brought to an evaluation', () => {
  it('opens it to those who read the contribution, and to nobody else', async () => {
    const e = await confided(door);
    const id = await brings('A5', e);
    await attach('A5', id);
    expect(await readers(id)).toEqual(await ofContribution(id));
    expect(await readers(id)).toEqual(expect.arrayContaining(['A4', 'A5', 'A6']));
    for (const who of ['A1', 'A2', 'A9', 'ADM', 'B1']) expect(await readers(id)).not.toContain(who);
    const [piece] = await readBy('A6', id);
    expect(piece).toMatchObject({ name: `${WORDS}.txt`, type: 'txt', state: 'CLEAN', kind: 'SOC', size: Buffer.byteLength(WORDS) });
    expect(await eventsOf(door, piece!.id)).toEqual(['piece-evaluation.attached']);
  });

  it('medical, is between carers who are admitted for that; the summary of it, another contribution, does not bear it', async () => {
    const e = await confided(door);
    await letIn(door, e.children[0]!, 'A7', ['MED', 'IDE']);
    const id = await brings('A7', e, { kind: 'MED', body: 'Le détail.' });
    await attach('A7', id);
    expect([await readers(id), await ofContribution(id)]).toEqual([['A7'], ['A7']]);
    // A colleague of A7 at the PMI.
    await door.db.owner.query(`update app.habilitation set function = 'MEDECIN_PMI', organisation_id = (select organisation_id from app.habilitation where id = $2) where id = $1`, [actorId('A12'), actorId('A7')]);
    await letIn(door, e.children[0]!, 'A12', ['MED', 'IDE']);
    expect([await readers(id), await ofContribution(id)]).toEqual([['A7', 'A12'], ['A7', 'A12']]);
    const summary = await brings('A7', e, { kind: 'MED', detail: 'SUMMARY', body: 'Un suivi est en place.' });
    expect([await ofContribution(summary), await readers(summary)]).toEqual([['A7', 'A12'], []]);
  });

  it('is for whoever contributed alone, with a deposit of their own that was examined', async () => {
    const e = await confided(door);
    const id = await brings('A5', e);
    for (const who of ['A6', 'A4', 'A2', 'B1']) expect([who, await refusal(attach(who, id))]).toEqual([who, 'INTROUVABLE contributionId']);
    expect(await refusal(attach('A5', uuid()))).toBe('INTROUVABLE contributionId');
    for (const none of [await mine('A6'), uuid(), await coming(held.shelf, actorId('A5'), Buffer.from('Bonjour'))]) expect(await refusal(attach('A5', id, none))).toBe('PIECE_NON_PRETE depositId');
    expect(await readBy('A5', id)).toEqual([]);
    await attach('A5', id);
    expect(await readBy('A6', id)).toHaveLength(1);
  });

  it('asked twice, or at once, is one piece, even once what was deposited is gone; ten at most', async () => {
    const id = await brings('A5', await confided(door));
    const deposit = await mine('A5');
    await Promise.all([attach('A5', id, deposit), attach('A5', id, deposit)]);
    await held.shelf.deposits.remove(deposit);
    await attach('A5', id, deposit);
    expect(await readBy('A5', id)).toHaveLength(1);
    for (let i = 1; i < MOST_PIECES; i++) await attach('A5', id);
    for (const one of await held.shelf.deposits.all()) await held.shelf.deposits.remove(one.id);
    expect(await refusal(attach('A5', id))).toBe('TROP_DE_PIECES depositId');
  });

  it('ends with the report, once submitted; a divergence still bears its own', async () => {
    const e = await confided(door);
    await met(door, e);
    const id = await brings('A5', e);
    await attach('A5', id);
    await submits(door, e);
    expect(await refusal(attach('A5', id))).toBe('RAPPORT_REMIS evaluationId');
    expect(await readBy('A6', id)).toHaveLength(1);
    const other = await concluded(door);
    const divergence = await brings('A6', other, { heading: 'DIVERGENCE' });
    await attach('A6', divergence);
    expect(await readBy('A5', divergence)).toHaveLength(1);
  });

  it('is sealed, its name and its bytes, under the dossier’s key; and refused by the database for another child, kind or author than those of what it joins', async () => {
    const id = await brings('A5', await confided(door));
    await attach('A5', id);
    const { rows } = await door.db.owner.query<{ name: Buffer }>('select name from app.piece_evaluation where contribution_id = $1', [id]);
    expect([...rows.map((r) => r.name), ...onDisk()].filter((bytes) => bytes.includes('CANARI'))).toEqual([]);
    await door.reads('A6', async (tx) => {
      const [piece] = await tx.allowed(PieceEvaluation, 'read', { where: { contributionId: id } });
      const { key, name } = await tx.fileKey(piece!);
      const file = (await held.shelf.files.open(name))!;
      expect((await openWhole(file, key, { holder: piece!.dossierId, document: piece!.id })).toString()).toBe(WORDS);
      await file.close();
    });
    const columns = 'departement, evaluation_id, dossier_id, contribution_id, kind, detail, source, author_id, type, state, size, added_at, name';
    const copy = (changes: Partial<Record<string, string>>): Promise<unknown> => door.db.owner.query(`insert into app.piece_evaluation (id, ${columns})
      select gen_random_uuid(), ${columns.split(', ').map((c) => changes[c] ?? c).join(', ')} from app.piece_evaluation where contribution_id = '${id}' limit 1`);
    await copy({});
    for (const change of [{ kind: `'FAM'` }, { detail: `'SUMMARY'` }, { source: `'PMI'` }, { dossier_id: 'gen_random_uuid()' }, { evaluation_id: 'gen_random_uuid()' }, { author_id: `'${actorId('A4')}'` }]) await expect(copy(change)).rejects.toThrow('foreign key');
  });
});
