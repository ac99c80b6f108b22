import { holderName } from '../dossiers/holder-name.js';
import { meansOrException } from '../dossiers/means-or-exception.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { AvisTitulaire } from './avis-titulaire.entity.js';
import { signedFor } from './child-of-evaluation.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { Evaluation } from './evaluation.entity.js';
import type { InformOfEvaluationInput } from './suites.inputs.js';

/** Records that a holder of parental authority was told that their child is evaluated, or what came of it, and how; or the attempt; or why not, in the child's interest (CASF D.226-2-6 I, D.226-2-7 III). */
export async function informOfEvaluation(tx: Tx, input: InformOfEvaluationInput): Promise<AvisTitulaire> {
  const personneId = input.personneId === undefined || input.personneId === null ? null : uuid('personneId', input.personneId);
  const announced = text('announced', input.announced, { max: 5000 });
  const { stage, means, exception, informedAt } = input;
  meansOrException(input, tx.now);
  if (personneId === null && stage === 'OPENING') throw new UserError('OBLIGATOIRE', 'Dites quel titulaire de l’autorité parentale est informé.', 'personneId');
  const signed = await signedFor(tx, input);
  await tx.lock('request', signed.requestId);
  const { dossierId, evaluationId, requestId } = signed;
  const [already] = await tx.allowed(AvisTitulaire, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, evaluationId, stage, personneId, means, exception, informedAt, announced });
  if (stage === 'CONCLUSION') await requireConcluded(tx, evaluationId);
  const person = personneId === null ? 'L’enfant' : await holderName(tx, dossierId, personneId);
  const avis = await tx.add(AvisTitulaire, 'write', { ...signed, kind: 'FAM', stage, personneId, means, exception, informedAt, person, announced }, { field: 'dossierId', explained: true });
  await tx.record('avis-titulaire.recorded', avis);
  return avis;
}

async function requireConcluded(tx: Tx, evaluationId: string): Promise<void> {
  const { intakeId } = await tx.get(Evaluation, evaluationId, 'read', 'evaluationId');
  const { state } = await tx.get(InformationPreoccupante, intakeId, 'read', 'evaluationId');
  if (state === 'IN_EVALUATION') throw new UserError('ETAT', 'Le contenu du rapport s’annonce une fois qu’il est remis.', 'stage');
}
