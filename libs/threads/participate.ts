import { Admission } from '../dossiers/admission.entity.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { Participation } from './participation.entity.js';
import type { Thread } from './thread.entity.js';

/** Takes part by admission to the home dossier, until that admission ends: the longest of those that hold now. */
export const participateByAdmission = async (tx: Tx, thread: Thread, habilitationId: string, fromSeq: number, field: string): Promise<Participation> =>
  await tx.add(Participation, 'add', await participationByAdmission(tx, thread, habilitationId, fromSeq, field), { field });

export async function participationByAdmission(tx: Tx, thread: Thread, habilitationId: string, fromSeq: number, field: string): Promise<Omit<Participation, 'id'>> {
  const [admission] = await tx.allowed(Admission, 'read', { where: { dossierId: thread.dossierId, habilitationId }, inForce: true, order: ['validTo'], descending: true, limit: 1 });
  if (!admission) throw new UserError('NON_ADMIS', 'Cette personne n’est pas admise au dossier : admettez-la d’abord.', field);
  return {
    departement: thread.departement, threadId: thread.id, dossierId: thread.dossierId, habilitationId, basis: 'ADMISSION', admissionId: admission.id,
    fromSeq, validFrom: tx.now, validTo: admission.validTo,
  };
}

/** Takes part by function: the opener whom no admission binds. It holds while the home dossier stays in their perimeter. */
export async function participateByFunction(tx: Tx, thread: Thread): Promise<Participation> {
  return await tx.add(Participation, 'add', {
    departement: thread.departement, threadId: thread.id, dossierId: thread.dossierId, habilitationId: tx.actor.id, basis: 'FUNCTION', admissionId: null,
    fromSeq: 1, validFrom: tx.now, validTo: Infinity,
  });
}
