import { uuid } from '../platform/inputs.js';
import { requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { Admission } from './admission.entity.js';
import { effectOfEnding } from './preview-end-admission.js';

/**
 * Ends an admission now. Its kinds and its participations end with it, in the same transaction, and the actor's epoch moves (migration 0007). Ended twice, it ended once.
 * What was shown is held to; whoever was shown nothing closes all the same, since closing is never what harms.
 */
export async function endAdmission(tx: Tx, admissionId: string, effectDigest?: string | null): Promise<Admission> {
  const admission = await tx.get(Admission, uuid('admissionId', admissionId), 'end', 'admissionId');
  if (admission.validTo <= tx.now) return admission;
  await tx.lockThreads(admission.dossierId);
  if (typeof effectDigest === 'string') requireShown((await effectOfEnding(tx, admission)).digest, effectDigest);
  await tx.end('admission', admission);
  await tx.record('admission.ended', admission);
  return admission;
}
