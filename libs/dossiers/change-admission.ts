import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { admissionAsked } from './admission-asked.js';
import { Admission } from './admission.entity.js';
import { letIn } from './admit.js';
import type { ChangeAdmissionInput } from './dossiers.inputs.js';

/**
 * Other kinds, another duty, or six months more once reviewed: an admission takes the place of another, now, through the same guards. The exchanges that the
 * former one opened stay open as far as the new one reaches.
 */
export async function changeAdmission(tx: Tx, input: ChangeAdmissionInput): Promise<Admission> {
  const requestId = uuid('requestId', input.requestId);
  const admissionId = uuid('admissionId', input.admissionId);
  const necessity = text('necessity', input.necessity, { max: 500 });
  const { dossierId, habilitationId } = await tx.get(Admission, admissionId, 'read', 'admissionId');
  const { kinds, duty, purpose, legalBasis, validTo } = input;
  const asked = await admissionAsked(tx, { dossierId, habilitationId, kinds, duty, purpose, evaluatorException: input.evaluatorException, validTo, replacesId: admissionId });

  // The order of endAdmission: the admission, then the threads.
  await tx.lock('admissions', dossierId);
  const former = await tx.get(Admission, admissionId, 'end', 'admissionId');
  await tx.lockThreads(dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Admission, 'read', { where: { grantedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, habilitationId, evaluatorException: asked.evaluatorException, duty, purpose, legalBasis, necessity, ...(validTo && { validTo }) });
  if (former.validTo <= tx.now) throw new UserError('DEJA_FINIE', 'Cette admission a pris fin : admettez de nouveau.', 'admissionId');

  const admission = await letIn(tx, asked, { requestId, necessity, legalBasis }, input.effectDigest);
  await tx.carry(former, admission);
  await tx.end('admission', former);
  await tx.record('admission.ended', former);
  return admission;
}
