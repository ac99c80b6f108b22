import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';

/** Nothing secret is shared about a child before those who hold parental authority have been informed, or the exception reasoned (CASF L.226-2-2). */
export async function requirePriorInformation(tx: Tx, dossierId: string): Promise<void> {
  if (!(await tx.informed(dossierId))) {
    throw new UserError('PARENTS_NON_INFORMES', 'Diffusion suspendue : renseignez d’abord l’information des titulaires de l’autorité parentale, ou l’exception motivée.', 'dossierId');
  }
}
