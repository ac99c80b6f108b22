import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { clockOf, concluded, confided, met, stateOf, submits } from '../../test/support/evaluated.js';
import { eventsOf, refusal, reported, uuid } from '../../test/support/situation.js';
import { Contribution } from './contribution.entity.js';
import { decideEvaluation } from './decide-evaluation.js';
import { RapportEvaluation } from './rapport-evaluation.entity.js';
import { SuiteDonnee } from './suite-donnee.entity.js';
import type { DecideEvaluationInput } from './suites.inputs.js';
import { writeContribution } from './write-contribution.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const decides = (informationPreoccupanteId: string, more: Partial<DecideEvaluationInput> = {}, who = 'A8'): Promise<SuiteDonnee> =>
  door.as(who, (tx) => decideEvaluation(tx, { requestId: uuid(), informationPreoccupanteId, outcome: 'ADMIN_HELP_PROPOSED', reason: 'Un accompagnement est accepté.', ...more }));
const SEIZED = { outcome: 'JUDICIAL_REFERRAL', ground: 'FAMILY_REFUSAL', reason: 'Les parents refusent toute aide.' } as const;
const GRAVE = { ...SEIZED, ground: 'GRAVE_AND_IMMEDIATE_DANGER' } as const;
const reasons = (who: string, intakeId: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(SuiteDonnee, 'read', { where: { intakeId } })).map((s) => s.reason));

describe('what is decided of an evaluation', () => {
  it('is said once, by the designated head, of a report that is submitted; the state follows, and its reason is read by those who answer for it', async () => {
    const e = await confided(door);
    expect(await refusal(decides(e.intakeId))).toBe('ETAT informationPreoccupanteId');
    await met(door, e);
    await submits(door, e);
    for (const who of ['A5', 'A19']) expect(await refusal(decides(e.intakeId, {}, who))).toBe('FONCTION_NON_COMPETENTE informationPreoccupanteId');
    expect(await refusal(decides(e.intakeId, {}, 'A1'))).toBe('INTROUVABLE informationPreoccupanteId');
    const requestId = uuid();
    const { id } = await decides(e.intakeId, { requestId });
    expect((await decides(e.intakeId, { requestId })).id).toBe(id);
    expect(await eventsOf(door, id)).toEqual(['suite-donnee.decided']);
    expect(await stateOf(door, e.intakeId)).toBe('ADMIN_HELP_PROPOSED');
    expect(await refusal(decides(e.intakeId))).toBe('ETAT informationPreoccupanteId');
    for (const who of ['A4', 'A8', 'A19']) expect(await reasons(who, e.intakeId)).toEqual(['Un accompagnement est accepté.']);
    for (const who of ['A1', 'A5', 'A16', 'DPO', 'B1']) expect(await reasons(who, e.intakeId)).toEqual([]);
  });

  it('is closed without action by the head of the cell as well', async () => {
    const { intakeId } = await concluded(door, { conclusion: 'NEITHER', limbs: [], proposal: 'CLASSEMENT' });
    await decides(intakeId, { outcome: 'CLOSED_NO_ACTION', reason: 'Aucun danger.' }, 'A4');
    expect(await stateOf(door, intakeId)).toBe('CLOSED_NO_ACTION');
  });

  it('is the judge alone where the report says so, and says why; the law then counts until a signalement is sent', async () => {
    const e = await confided(door);
    await met(door, e, 'IMPOSSIBLE');
    await submits(door, e, { conclusion: 'DANGER', proposal: 'SAISINE' });
    for (const outcome of ['CLOSED_NO_ACTION', 'ADMIN_HELP_PROPOSED'] as const) expect(await refusal(decides(e.intakeId, { outcome }))).toBe('VOIE_JUDICIAIRE outcome');
    expect(await refusal(decides(e.intakeId, { ...SEIZED, ground: null }))).toBe('INCOHERENT ground');
    expect(await refusal(decides(e.intakeId, { ground: 'FAMILY_REFUSAL' }))).toBe('INCOHERENT ground');
    const { id } = await decides(e.intakeId, { ...SEIZED, ground: 'EVALUATION_IMPOSSIBLE' });
    expect(await stateOf(door, e.intakeId)).toBe('JUDICIAL_REFERRAL');
    expect((await door.db.owner.query('select state, subject_id from app.deadline where holder_id = $1 and code = $2', [e.intakeId, 'REFERRAL'])).rows).toEqual([{ state: 'RUNNING', subject_id: id }]);
    const { rows: [row] } = await door.db.owner.query<{ ground: Buffer; reason: Buffer }>('select ground, reason from app.suite_donnee where id = $1', [id]);
    expect([row!.ground.includes('EVALUATION'), row!.reason.includes('parents')]).toEqual([false, false]);
  });

  it('seizes the judge at any time of a grave and immediate danger, in one gesture, and the evaluation goes on', async () => {
    const { intakeId: received } = await reported(door, 'A1', { graveDanger: true });
    expect(await refusal(decides(received, GRAVE))).toBe('INTROUVABLE informationPreoccupanteId');
    expect(await refusal(decides(received, SEIZED, 'A4'))).toBe('RAPPORT_ATTENDU ground');
    await decides(received, GRAVE, 'A4');
    expect([await stateOf(door, received), ...await Promise.all(['REFERRAL', 'IP_EVAL', 'IP_TRIAGE'].map((code) => clockOf(door, received, code)))]).toEqual(['RECEIVED', 'RUNNING', 'RUNNING', 'MET']);
    expect(await refusal(decides(received, GRAVE, 'A4'))).toBe('DEJA_SAISIE outcome');
    const e = await confided(door);
    await decides(e.intakeId, GRAVE);
    expect(await stateOf(door, e.intakeId)).toBe('IN_EVALUATION');
    await met(door, e);
    await submits(door, e);
    await decides(e.intakeId);
    await decides(e.intakeId, SEIZED);
    expect(await stateOf(door, e.intakeId)).toBe('JUDICIAL_REFERRAL');
    expect((await door.db.owner.query(`select 1 from app.deadline where holder_id = $1 and code = 'REFERRAL'`, [e.intakeId])).rows).toHaveLength(1);
  });

  it('sends the report back for complements, said child by child: its clock runs on, and another version is submitted', async () => {
    const e = await concluded(door);
    const asked = { outcome: 'COMPLEMENTS', reason: 'La santé de Maëlle n’est pas dite.' } as const;
    expect(await refusal(decides(e.intakeId, asked))).toBe('INCOHERENT complements');
    expect(await refusal(decides(e.intakeId, { complements: [{ dossierId: e.children[0]!, body: 'La santé.' }] }))).toBe('INCOHERENT complements');
    expect([await clockOf(door, e.intakeId, 'IP_EVAL')]).toEqual(['MET']);
    await decides(e.intakeId, { ...asked, complements: [{ dossierId: e.children[1]!, body: 'Prendre l’avis de la PMI.' }] });
    expect([await stateOf(door, e.intakeId), await clockOf(door, e.intakeId, 'IP_EVAL')]).toEqual(['IN_EVALUATION', 'RUNNING']);
    const { evaluationId } = e;
    expect(await door.reads('A5', (tx) => tx.allowed(Contribution, 'read', { where: { evaluationId, heading: 'COMPLEMENT' } }))).toMatchObject([{ dossierId: e.children[1], voice: 'DECIDER', body: 'Prendre l’avis de la PMI.' }]);
    await door.as('A6', (tx) => writeContribution(tx, { requestId: uuid(), evaluationId, dossierId: e.children[1]!, voice: 'EVALUATOR', kind: 'SOC', detail: 'FULL', heading: 'SECURITY', appraisal: 'MET', trend: 'UNKNOWN', body: 'Suivie à la PMI.' }));
    await submits(door, e);
    const versions = await door.reads('A8', (tx) => tx.allowed(RapportEvaluation, 'read', { where: { evaluationId }, order: ['version'] }));
    expect(versions.map((r) => r.version)).toEqual([1, 1, 2, 2]);
    await decides(e.intakeId);
    expect([await stateOf(door, e.intakeId), await clockOf(door, e.intakeId, 'IP_EVAL')]).toEqual(['ADMIN_HELP_PROPOSED', 'MET']);
  });
});
