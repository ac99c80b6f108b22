/** An information préoccupante of two children of a home, taken as far as a spec needs, by the acts of those who take it there. */
import { Attachment } from '../../libs/informations-preoccupantes/attachment.entity.js';
import type { AvisStage } from '../../libs/informations-preoccupantes/evaluation-frame.js';
import type { SubmitRapportInput } from '../../libs/informations-preoccupantes/evaluations.inputs.js';
import { informOfEvaluation } from '../../libs/informations-preoccupantes/inform-of-evaluation.js';
import { InformationPreoccupante } from '../../libs/informations-preoccupantes/information-preoccupante.entity.js';
import type { ReportInformationPreoccupanteInput } from '../../libs/informations-preoccupantes/informations-preoccupantes.inputs.js';
import { lookAtQualification } from '../../libs/informations-preoccupantes/look-at-qualification.js';
import { MineurConcerne } from '../../libs/informations-preoccupantes/mineur-concerne.entity.js';
import { openEvaluation } from '../../libs/informations-preoccupantes/open-evaluation.js';
import type { QualifyInformationPreoccupanteInput } from '../../libs/informations-preoccupantes/qualification.inputs.js';
import { qualifyInformationPreoccupante } from '../../libs/informations-preoccupantes/qualify-information-preoccupante.js';
import { recordRencontre } from '../../libs/informations-preoccupantes/record-rencontre.js';
import { submitRapport } from '../../libs/informations-preoccupantes/submit-rapport.js';
import { writeContribution } from '../../libs/informations-preoccupantes/write-contribution.js';
import type { Door } from './door.js';
import { letIn, parent, reported, TERRITOIRES, uuid } from './situation.js';

export const LAY = { channel: 'PHONE', origin: 'OTHER_INDIVIDUAL', transmittedBy: 'OTHER_INDIVIDUAL', identity: 'Mme Odette RAMBERT' } as const;
const HOME = [{ place: 'TARGETED', surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14' }, { place: 'HOUSEHOLD', surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' }];

/** Received, then qualified by two persons of the cell. */
export async function analysed(door: Door, outcome: QualifyInformationPreoccupanteInput['outcome'], more: Partial<ReportInformationPreoccupanteInput> = {}, complementOfId?: string, by = 'A1'): Promise<string> {
  const { intakeId } = await reported(door, by, { mineurs: HOME, ...more });
  const { id } = await door.as('A4', (tx) => qualifyInformationPreoccupante(tx, { requestId: uuid(), informationPreoccupanteId: intakeId, outcome, reason: 'Négligences répétées.', urgent: false, complementOfId, ...(outcome === 'FORWARDED' && { forwardedTo: 98 }) }, door.kek));
  const mineurs = await door.reads('A4', (tx) => tx.allowed(MineurConcerne, 'read', { where: { intakeId }, order: ['writtenAt', 'id'] }));
  const placements = outcome === 'QUALIFIED' ? mineurs.map((m) => ({ mineurId: m.id, territoireId: TERRITOIRES.nord })) : [];
  await door.as('A19', (tx) => lookAtQualification(tx, { requestId: uuid(), qualificationId: id, agrees: true, placements }, door.kek));
  return intakeId;
}

export interface Evaluated { intakeId: string; evaluationId: string; children: string[]; holders: { dossierId: string; personneId: string }[] }

/** Confided; its team of two is admitted, and the mother of each child is known. */
export async function confided(door: Door, more: Partial<ReportInformationPreoccupanteInput> = {}): Promise<Evaluated> {
  const intakeId = await analysed(door, 'QUALIFIED', more);
  const children = (await door.reads('A4', (tx) => tx.allowed(Attachment, 'read', { where: { intakeId }, order: ['attachedAt', 'id'] }))).map((a) => a.dossierId);
  for (const who of ['A5', 'A6']) for (const id of children) await letIn(door, id, who, ['IDE', 'FAM', 'SCO', 'SOC', 'PAR', 'ENF'], { duty: 'EVALUATEUR' });
  const { id: evaluationId } = await door.as('A4', (tx) => openEvaluation(tx, { requestId: uuid(), informationPreoccupanteId: intakeId }));
  const holders: Evaluated['holders'] = [];
  for (const dossierId of children) holders.push({ dossierId, personneId: (await parent(door, dossierId)).personneId });
  return { intakeId, evaluationId, children, holders };
}

export async function holdersTold(door: Door, { evaluationId, holders }: Evaluated, stage: AvisStage): Promise<void> {
  for (const holder of holders) await door.as('A4', (tx) => informOfEvaluation(tx, { requestId: uuid(), evaluationId, ...holder, stage, means: 'LETTER', exception: 'NONE', informedAt: tx.now, announced: 'L’évaluation.' }));
}

export const submits = (door: Door, { evaluationId, children }: Evaluated, more: Partial<SubmitRapportInput> = {}): Promise<unknown> => door.as('A5', (tx) => submitRapport(tx, {
  requestId: uuid(), evaluationId, conclusion: 'RISK', limbs: ['CONDEDUC'], proposal: 'ACTIONS', method: 'Une visite, un entretien.', analyses: children.map((dossierId) => ({ dossierId, analysis: 'Un accompagnement peut suffire.' })), ...more }));

/** Each child met, each heard, the holders told that it was set up. */
export async function met(door: Door, e: Evaluated, meeting: 'ALONE' | 'IMPOSSIBLE' = 'ALONE'): Promise<void> {
  const { evaluationId, children } = e;
  for (const dossierId of children) {
    await door.as('A5', (tx) => recordRencontre(tx, { requestId: uuid(), evaluationId, dossierId, meeting, metAt: tx.now, account: 'À la MDS.' }));
    for (const [voice, kind] of [['CHILD', 'ENF'], ['PARENT', 'PAR']] as const) {
      await door.as('A6', (tx) => writeContribution(tx, { requestId: uuid(), evaluationId, dossierId, voice, kind, detail: 'FULL', heading: 'SECURITY', appraisal: 'TO_WATCH', trend: 'UNKNOWN', body: 'Ce qui a été dit.' }));
    }
  }
  await holdersTold(door, e, 'OPENING');
}

/** Its report submitted. */
export async function concluded(door: Door, more: Partial<SubmitRapportInput> = {}, reportedAs: Partial<ReportInformationPreoccupanteInput> = {}): Promise<Evaluated> {
  const e = await confided(door, reportedAs);
  await met(door, e);
  await submits(door, e, more);
  return e;
}

export const stateOf = async (door: Door, intakeId: string): Promise<string> => (await door.reads('A4', (tx) => tx.get(InformationPreoccupante, intakeId, 'read'))).state;
export const clockOf = async (door: Door, holderId: string, code: string): Promise<string | undefined> =>
  (await door.db.owner.query<{ state: string }>('select state from app.deadline where holder_id = $1 and code = $2', [holderId, code])).rows[0]?.state;
