import { DossierLink } from '../dossiers/dossier-link.entity.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { ThreadDossier } from './thread-dossier.entity.js';
import type { Thread } from './thread.entity.js';

/** An exchange speaks of the children whom it was opened for: the home dossier's, and the siblings' that were named then and are linked still. */
export async function requireChildOfThread(tx: Tx, thread: Thread, dossierId: string): Promise<void> {
  if (dossierId === thread.dossierId) return;
  const children = await tx.allowed(ThreadDossier, 'read', { where: { threadId: thread.id, dossierId } });
  const links = await tx.allowed(DossierLink, 'read', { where: { dossierId: thread.dossierId, linkedId: dossierId }, inForce: true });
  if (children.length === 0 || links.length === 0) throw new UserError('HORS_ECHANGE', 'Cet échange ne porte pas sur cet enfant.', 'dossierId');
}
