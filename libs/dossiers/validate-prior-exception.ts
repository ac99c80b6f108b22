import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import type { ValidatePriorExceptionInput } from './dossiers.inputs.js';
import { PriorInformation } from './prior-information.entity.js';
import { PriorValidation } from './prior-validation.entity.js';

/** A designated responsable finds that an exception is well reasoned: another person than its author. From then on it counts, until its review (CASF L.226-2-2). */
export async function validatePriorException(tx: Tx, input: ValidatePriorExceptionInput): Promise<PriorValidation> {
  const requestId = uuid('requestId', input.requestId);
  const priorInformationId = uuid('priorInformationId', input.priorInformationId);
  const { dossierId } = await tx.get(PriorInformation, priorInformationId, 'read', 'priorInformationId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(PriorValidation, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { priorInformationId });
  const validation = await tx.add(PriorValidation, 'write', {
    departement: tx.actor.departement, dossierId, priorInformationId, kind: 'FAM', detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now, requestId,
  }, { field: 'priorInformationId', explained: true });
  await tx.record('prior-information.validated', validation);
  return validation;
}
