import { randomUUID } from 'node:crypto';
import { holdElimination } from '../../libs/conservation/hold-elimination.js';
import type { ApiProcess } from '../faults/api-process.js';
import type { Door } from '../support/door.js';
import type { Act } from './plant-meeting.js';
import { plantPieceEvaluation } from './plant-piece.js';

/** The same information préoccupante, qualified at once, evaluated and concluded; and the dossier held for the judge. */
export async function plantEvaluation({ act, door, api, token }: { act: Act; door: Door; api: ApiProcess; token: string }, canary: string, intakeId: string, dossierId: string): Promise<void> {
  const key = (): { requestId: string } => ({ requestId: randomUUID() });
  const { rows: [mineur] } = await door.db.owner.query<{ id: string }>('select id from app.mineur_concerne where intake_id = $1', [intakeId]);
  await act('A4', 'qualifyInformationPreoccupante', 'QualifyInformationPreoccupanteInput', { ...key(), informationPreoccupanteId: intakeId, outcome: 'QUALIFIED', urgent: true, reason: `${canary} reason`, placements: [{ mineurId: mineur!.id, dossierId }] }, 'qualification');
  const { id: evaluationId } = await act('A4', 'openEvaluation', 'OpenEvaluationInput', { ...key(), informationPreoccupanteId: intakeId }, 'evaluation');
  for (const [voice, kind] of [['CHILD', 'ENF'], ['PARENT', 'PAR']]) {
    const { id } = await act('A4', 'writeContribution', 'WriteContributionInput', { ...key(), evaluationId, dossierId, voice, kind, heading: 'SECURITY', body: `${canary} voice` }, 'contribution');
    if (voice === 'CHILD') await plantPieceEvaluation({ act, api, token }, canary, id);
  }
  await act('A5', 'recordRencontre', 'RecordRencontreInput', { ...key(), evaluationId, dossierId, meeting: 'ALONE', metAt: '2020-01-01T00:00:00Z', account: `${canary} account` }, 'rencontre');
  const { rows: [holder] } = await door.db.owner.query<{ id: string }>(`select personne_id as id from app.lien where dossier_id = $1 and nature = 'PARENTAL_AUTHORITY' and valid_to > app.now()`, [dossierId]);
  await act('A4', 'informOfEvaluation', 'InformOfEvaluationInput', { ...key(), evaluationId, dossierId, personneId: holder!.id, stage: 'OPENING', means: 'LETTER', informedAt: '2020-01-01T00:00:00Z', announced: `${canary} announced` }, 'avis');
  await act('A4', 'submitRapport', 'SubmitRapportInput', { ...key(), evaluationId, conclusion: 'RISK', limbs: ['SANTE'], proposal: 'ACTIONS', method: `${canary} method`, analyses: [{ dossierId, analysis: `${canary} analysis` }] }, 'evaluation');
  await act('A4', 'decideEvaluation', 'DecideEvaluationInput', { ...key(), informationPreoccupanteId: intakeId, outcome: 'JUDICIAL_REFERRAL', ground: 'FAMILY_REFUSAL', reason: `${canary} decided` }, 'suite');
  await act('A4', 'recordDemandeRetour', 'RecordDemandeRetourInput', { ...key(), informationPreoccupanteId: intakeId, askedAt: new Date(Date.now() - 1).toISOString() }, 'demande');
  await act('A4', 'giveRetour', 'GiveRetourInput', { ...key(), informationPreoccupanteId: intakeId, means: 'LETTER', refusal: 'CHILD_INTEREST', motive: `${canary} motive` }, 'retour');
  await door.as('A4', (tx) => holdElimination(tx, { ...key(), dossierId, reason: `${canary} held` }));
}
