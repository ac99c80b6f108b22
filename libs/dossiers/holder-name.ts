import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { INFORMED_NATURES, Lien } from './lien.entity.js';
import { Personne } from './personne.entity.js';

/** As the person was known that day: the record stays what it was when their name is corrected. */
export async function holderName(tx: Tx, dossierId: string, personneId: string): Promise<string> {
  const personne = await tx.get(Personne, personneId, 'read', 'personneId');
  const [lien] = await tx.allowed(Lien, 'read', { where: { personneId, dossierId }, among: { nature: INFORMED_NATURES }, inForce: true, limit: 1 });
  if (!lien) throw new UserError('SANS_AUTORITE', 'Cette personne n’est, pour cet enfant, ni titulaire de l’autorité parentale ni tuteur.', 'personneId');
  return `${personne.givenNames} ${personne.surname}, ${lien.quality}`;
}
