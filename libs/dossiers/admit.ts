import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { type AdmissionAsked, admissionAsked, periodOf } from './admission-asked.js';
import { refusalsOf, requireFounded } from './admission-guards.js';
import { AdmissionKind } from './admission-kind.entity.js';
import { Admission } from './admission.entity.js';
import type { AdmitInput } from './dossiers.inputs.js';
import { requireMayAdmit, requireOpeningShown } from './preview-admission.js';

/** The designated responsable lets one habilitation in, for a purpose, for some kinds, for a time, having been shown what it opens. */
export async function admit(tx: Tx, input: AdmitInput): Promise<Admission> {
  const requestId = uuid('requestId', input.requestId);
  const necessity = text('necessity', input.necessity, { max: 500 });
  const asked = await admissionAsked(tx, input);
  await holdAdmissions(tx, asked.dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Admission, 'read', { where: { grantedBy: tx.actor.id, requestId } });
  if (already) {
    const { dossierId, habilitationId, evaluatorException } = asked;
    return sameRequest(already, { dossierId, habilitationId, evaluatorException, duty: input.duty, purpose: input.purpose, legalBasis: input.legalBasis, necessity, ...(input.validFrom && { validFrom: input.validFrom }), ...(input.validTo && { validTo: input.validTo }) });
  }
  return await letIn(tx, asked, { requestId, necessity, legalBasis: input.legalBasis }, input.effectDigest);
}

/** Whatever adds a reader first holds the threads it touches: nobody posts meanwhile to readers whom they were not shown. One admission to a dossier at a time. */
export async function holdAdmissions(tx: Tx, dossierId: string): Promise<void> {
  await tx.lock('admissions', dossierId);
  await tx.lockThreads(dossierId);
}

/** The one way in, whoever asked for it: the law, then every guard, the legal basis, then what was shown. */
export async function letIn(tx: Tx, asked: AdmissionAsked, why: { requestId: string; necessity: string; legalBasis: string }, effectDigest: string): Promise<Admission> {
  await requireMayAdmit(tx, asked);
  const [refusal] = await refusalsOf(tx, asked);
  if (refusal) throw refusal;
  requireFounded(tx, asked, why.legalBasis);
  await requireOpeningShown(tx, asked, effectDigest);
  const { dossierId, habilitationId, duty, purpose, evaluatorException, kinds } = asked;
  const dates = periodOf(asked, tx.now);
  const { departement, id: grantedBy } = tx.actor;
  const admission = await tx.add(Admission, 'grant', { departement, dossierId, habilitationId, duty, purpose, evaluatorException, ...why, grantedBy, grantedAt: tx.now, ...dates }, { field: 'dossierId', explained: true });
  for (const kind of kinds) await tx.addPart(AdmissionKind, 'grant', { admissionId: admission.id, habilitationId, dossierId, departement, kind, duty, ...dates }, 'kinds');
  await tx.record('admission.granted', admission);
  return admission;
}
