import { uuid } from '../platform/inputs.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { Evaluation } from './evaluation.entity.js';
import type { OpenEvaluationInput } from './evaluations.inputs.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';

/** The designated head has the situation evaluated (CASF D.226-2-3): of a qualified information préoccupante, once. Who evaluates is admitted to each child's dossier with that duty. */
export async function openEvaluation(tx: Tx, input: OpenEvaluationInput): Promise<Evaluation> {
  const requestId = uuid('requestId', input.requestId);
  const intakeId = uuid('informationPreoccupanteId', input.informationPreoccupanteId);
  await tx.get(InformationPreoccupante, intakeId, 'read', 'informationPreoccupanteId');
  await tx.lock('InformationPreoccupante', intakeId);
  const [already] = await tx.allowed(Evaluation, 'read', { where: { intakeId } });
  if (already?.openedBy === tx.actor.id && already.requestId === requestId) return already;
  if (already) throw new UserError('DEJA_EVALUEE', 'L’évaluation est déjà confiée.', 'informationPreoccupanteId');
  const { state } = await tx.get(InformationPreoccupante, intakeId, 'read', 'informationPreoccupanteId');
  if (state !== 'QUALIFIED') throw new UserError('ETAT', 'Seule une information préoccupante qualifiée est évaluée.', 'informationPreoccupanteId');
  const evaluation = await tx.add(Evaluation, 'open', { departement: tx.actor.departement, intakeId, openedBy: tx.actor.id, openedAt: tx.now, requestId }, { field: 'informationPreoccupanteId', explained: true });
  await tx.record('evaluation.opened', evaluation);
  return evaluation;
}
