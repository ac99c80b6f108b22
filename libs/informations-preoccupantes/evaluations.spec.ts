import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import { count, dossier, eventsOf, letIn, refusal, reported, uuid } from '../../test/support/situation.js';
import { Contribution } from './contribution.entity.js';
import { Evaluation } from './evaluation.entity.js';
import type { RecordRencontreInput, SubmitRapportInput, WriteContributionInput } from './evaluations.inputs.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { MineurConcerne } from './mineur-concerne.entity.js';
import { openEvaluation } from './open-evaluation.js';
import { RapportEvaluation } from './rapport-evaluation.entity.js';
import { recordRencontre } from './record-rencontre.js';
import { Rencontre } from './rencontre.entity.js';
import { submitRapport } from './submit-rapport.js';
import { writeContribution } from './write-contribution.js';

let door: Door;
let intakeId: string;
let noe: string;
let maelle: string;
let evaluationId: string;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const child = (givenNames: string): { place: string; surname: string; givenNames: string } => ({ place: givenNames === 'Noé' ? 'TARGETED' : 'HOUSEHOLD', surname: 'VASSELIN', givenNames });
/** Two children of a home, qualified and attached, two evaluators admitted to both. */
beforeEach(async () => {
  ({ intakeId } = await reported(door, 'A1', { mineurs: [child('Noé'), child('Maëlle')] }));
  [noe, maelle] = [(await dossier(door)).id, (await dossier(door, { givenNames: 'Maëlle' })).id];
  await qualified();
  for (const who of ['A5', 'A6']) for (const id of [noe, maelle]) await letIn(door, id, who, ['IDE', 'FAM', 'SCO', 'SOC', 'PAR', 'ENF'], { duty: 'EVALUATEUR' });
  await letIn(door, noe, 'A2', ['FAM', 'SCO']);
  evaluationId = (await confide('A4')).id;
});
async function qualified(): Promise<void> {
  const mineurs = await door.reads('A4', (tx) => tx.allowed(MineurConcerne, 'read', { where: { intakeId }, order: ['writtenAt', 'id'] }));
  for (const m of mineurs) {
    await door.db.owner.query(`insert into app.attachment (id, departement, intake_id, mineur_id, dossier_id, author_id, attached_at) select gen_random_uuid(), departement, id, $2, $3, author_id, app.now() from app.information_preoccupante where id = $1`,
      [intakeId, m.id, m.givenNames === 'Noé' ? noe : maelle]);
  }
  await door.db.owner.query(`update app.information_preoccupante set state = 'QUALIFIED' where id = $1`, [intakeId]);
}
const stateOf = async (): Promise<string> => (await door.reads('A4', (tx) => tx.get(InformationPreoccupante, intakeId, 'read'))).state;
const confide = (who: string, requestId = uuid()): Promise<Evaluation> => door.as(who, (tx) => openEvaluation(tx, { requestId, informationPreoccupanteId: intakeId }));
const say = (who: string, more: Partial<WriteContributionInput> = {}): Promise<Contribution> => door.as(who, (tx) => writeContribution(tx, {
  requestId: uuid(), evaluationId, dossierId: noe, voice: 'EVALUATOR', kind: 'SOC', detail: 'FULL', heading: 'SECURITY', appraisal: 'TO_WATCH', trend: 'UNKNOWN', body: 'Logement exigu, chambre partagée.', ...more }));
const meet = (who: string, more: Partial<RecordRencontreInput> = {}): Promise<Rencontre> => door.as(who, (tx) => recordRencontre(tx, {
  requestId: uuid(), evaluationId, dossierId: noe, meeting: 'ALONE', metAt: tx.now, account: 'Reçu seul, avec l’accord des parents.', ...more }));
const conclude = (who: string, more: Partial<SubmitRapportInput> = {}): Promise<Evaluation> => door.as(who, (tx) => submitRapport(tx, {
  requestId: uuid(), evaluationId, conclusion: 'RISK', limbs: ['CONDEDUC', 'SANTE'], proposal: 'ACTIONS', method: 'Une visite au domicile, un entretien à la MDS.',
  analyses: [noe, maelle].map((dossierId) => ({ dossierId, analysis: 'Un accompagnement peut suffire.' })), ...more }));
/** Everything but what the test leaves out. */
async function ready(skip: { meeting?: string; voice?: string } = {}): Promise<void> {
  for (const dossierId of [noe, maelle]) {
    if (skip.meeting !== dossierId) await meet('A5', { dossierId });
    for (const [voice, kind] of [['CHILD', 'ENF'], ['PARENT', 'PAR']] as const) if (skip.voice !== voice) await say('A6', { dossierId, voice, kind, body: 'Ce qui a été dit.' });
  }
}
const reads = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(Contribution, 'read', { where: { evaluationId }, order: ['kind'] })).map((c) => c.kind));

describe('an evaluation', () => {
  it('is confided once, by the designated head, of what is qualified', async () => {
    expect(await stateOf()).toBe('IN_EVALUATION');
    expect(await eventsOf(door, evaluationId)).toEqual(['evaluation.opened']);
    expect(await refusal(confide('A8'))).toBe('DEJA_EVALUEE informationPreoccupanteId');
    ({ intakeId } = await reported(door, 'A1', { mineurs: [child('Noé'), child('Maëlle')] }));
    const requestId = uuid();
    expect(await refusal(confide('A4', requestId))).toBe('ETAT informationPreoccupanteId');
    await qualified();
    expect(await refusal(confide('A5'))).toBe('FONCTION_NON_COMPETENTE informationPreoccupanteId');
    expect(await refusal(confide('A1'))).toBe('INTROUVABLE informationPreoccupanteId');
    const { id } = await confide('A4', requestId);
    expect((await confide('A4', requestId)).id).toBe(id);
    expect(await refusal(confide('A4'))).toBe('DEJA_EVALUEE informationPreoccupanteId');
  });

  it('keeps each contribution its author’s, with its own secrecy', async () => {
    await say('A5');
    await say('A6', { voice: 'CHILD', kind: 'ENF', body: 'Quand Kylian crie je me cache dans le placard.' });
    await say('A2', { kind: 'SCO', body: 'Neuf demi-journées d’absence.' });
    expect(await reads('A5')).toEqual(['ENF', 'SCO', 'SOC']);
    expect(await reads('A2')).toEqual(['SCO']);
    expect(await reads('A1')).toEqual([]);
    expect(await refusal(say('A2', { kind: 'SOC' }))).not.toBe('nothing was refused');
    expect(await refusal(say('A5', { voice: 'CHILD', kind: 'SOC' }))).toBe('GENRE kind');
    expect(await refusal(say('A5', { kind: 'ENF' }))).toBe('GENRE kind');
    const { rows: [row] } = await door.db.owner.query<{ body: Buffer; appraisal: Buffer }>(`select body, appraisal from app.contribution where evaluation_id = $1 and kind = 'SOC'`, [evaluationId]);
    expect([row!.body.includes('Logement'), row!.appraisal.includes('TO_WATCH')]).toEqual([false, false]);
  });

  it('is about the children attached to it, and nobody else', async () => {
    const other = (await dossier(door)).id;
    await letIn(door, other, 'A5', ['SOC'], { duty: 'EVALUATEUR' });
    await say('A5');
    expect(await refusal(say('A5', { dossierId: other }))).toBe('HORS_EVALUATION dossierId');
    expect(await refusal(say('A5', { dossierId: uuid() }))).toBe('INTROUVABLE dossierId');
    expect(await refusal(say('A2', { dossierId: maelle, kind: 'SCO' }))).toBe('INTROUVABLE dossierId');
  });

  it('is met and concluded by its team: a partner contributes, and does neither', async () => {
    await meet('A5');
    await say('A2', { kind: 'SCO' });
    expect(await refusal(meet('A2'))).not.toBe('nothing was refused');
    expect(await refusal(meet('A5', { metAt: new Date(Date.now() + 86_400_000) }))).toBe('DATE metAt');
    await ready();
    expect(await refusal(conclude('A2'))).not.toBe('nothing was refused');
    expect(await count(door, 'rapport_evaluation', 'evaluation_id = $1', [evaluationId])).toBe(0);
  });
});

describe('its report', () => {
  it('has one conclusion for the team and an analysis for each child, then changes no more; a divergence is added, its author’s', async () => {
    await ready();
    const clock = async (): Promise<string> => (await door.db.owner.query<{ state: string }>(`select state from app.deadline where subject_id = $1 and code = 'IP_EVAL'`, [intakeId])).rows[0]!.state;
    expect(await clock()).toBe('RUNNING');
    const requestId = uuid();
    await conclude('A5', { requestId });
    await conclude('A5', { requestId });
    const reports = await door.reads('A4', (tx) => tx.allowed(RapportEvaluation, 'read', { where: { evaluationId } }));
    expect(reports.map((r) => [r.conclusion, r.limbs, r.proposal, r.version])).toEqual(Array.from({ length: 2 }, () => ['RISK', 'CONDEDUC SANTE', 'ACTIONS', 1]));
    expect(await stateOf()).toBe('REPORT_SUBMITTED');
    expect(await clock()).toBe('MET');
    expect(new Set(reports.map((r) => r.dossierId))).toEqual(new Set([noe, maelle]));
    expect(await refusal(conclude('A6'))).toBe('RAPPORT_REMIS evaluationId');
    expect(await refusal(say('A5'))).toBe('RAPPORT_REMIS evaluationId');
    expect(await refusal(meet('A5'))).toBe('RAPPORT_REMIS evaluationId');
    const { id } = await say('A6', { heading: 'DIVERGENCE', body: 'Je crains une aggravation.' });
    expect(await door.reads('A5', (tx) => tx.allowed(Contribution, 'read', { where: { id } }))).toMatchObject([{ heading: 'DIVERGENCE', body: 'Je crains une aggravation.' }]);
  });

  it('waits for every minor of the home: met, or left out for a reason', async () => {
    await ready({ meeting: maelle });
    expect(await refusal(conclude('A5'))).toBe('ENFANT_A_VOIR evaluationId');
    await meet('A5', { dossierId: maelle, meeting: 'LEFT_OUT', account: 'Vit chez son père depuis 2023.' });
    expect(await refusal(conclude('A5'))).toBe('ENFANTS analyses');
    await conclude('A5', { analyses: [{ dossierId: noe, analysis: 'Un accompagnement peut suffire.' }] });
  });

  it('has no other way than the judge for a child who could not be met', async () => {
    await ready({ meeting: noe });
    await meet('A5', { meeting: 'IMPOSSIBLE', account: 'Trois rendez-vous refusés par les parents.' });
    expect(await refusal(conclude('A5'))).toBe('VOIE_JUDICIAIRE proposal');
    await conclude('A5', { proposal: 'SAISINE', conclusion: 'DANGER' });
  });

  it('a later visit that failed takes nothing back from a meeting', async () => {
    await ready();
    await meet('A6', { meeting: 'IMPOSSIBLE' });
    await conclude('A5');
  });

  it('asks for two persons, for the voices of the child and of the parents, and for a conclusion that holds together', async () => {
    await ready({ voice: 'CHILD' });
    expect(await refusal(conclude('A5'))).toBe('AVIS_A_RECUEILLIR evaluationId');
    for (const dossierId of [noe, maelle]) await say('A5', { dossierId, voice: 'CHILD', kind: 'ENF', body: 'Trop petite pour parler : observée.' });
    expect(await refusal(conclude('A5', { conclusion: 'NEITHER' }))).toBe('INCOHERENT limbs');
    await door.db.owner.query(`update app.admission set valid_to = app.now() where duty = 'EVALUATEUR' and dossier_id = $1 and habilitation_id <> (select author_id from app.contribution where dossier_id = $1 and voice = 'CHILD' limit 1)`, [maelle]);
    expect(await refusal(conclude('A5'))).toBe('EQUIPE evaluationId');
    expect(await count(door, 'rapport_evaluation', 'evaluation_id = $1', [evaluationId])).toBe(0);
  });
});
