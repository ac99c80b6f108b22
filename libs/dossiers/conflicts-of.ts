import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { Conflict } from './conflict.entity.js';

/** The conflicts of this person that stand, as far as who asks may know of them. */
export const conflictsOf = (tx: Tx, dossierId: string, professionnelId: string): Promise<Conflict[]> =>
  tx.allowed(Conflict, 'read', { where: { dossierId, professionnelId }, lacks: [{ table: 'conflict_lift', on: 'conflictId', of: 'id' }] });

/** Whoever is kept out of a dossier, and knows it, decides nothing of who enters it (CASF D.226-2-5). */
export async function requireNotKeptOut(tx: Tx, dossierId: string, field: string): Promise<void> {
  if ((await conflictsOf(tx, dossierId, tx.actor.professionnelId)).length > 0) throw new UserError('VOUS_ETES_ECARTE', 'Vous êtes écarté de ce dossier : cet acte revient à une autre personne. (CASF D.226-2-5)', field);
}
