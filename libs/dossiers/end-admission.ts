import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Admission } from './admission.entity.js';

/** Ends an admission now. Its kinds and its participations end with it, in the same transaction, and the actor's epoch moves (migration 0007). Ended twice, it ended once. */
export async function endAdmission(tx: Tx, admissionId: string): Promise<Admission> {
  const admission = await tx.get(Admission, uuid('admissionId', admissionId), 'end', 'admissionId');
  if (admission.validTo <= tx.now) return admission;
  await tx.lockThreads(admission.dossierId);
  await tx.end('admission', admission);
  await tx.record('admission.ended', admission);
  return admission;
}
