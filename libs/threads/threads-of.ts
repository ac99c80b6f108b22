import { Dossier } from '../dossiers/dossier.entity.js';
import { uuid } from '../platform/inputs.js';
import type { Scope } from '../platform/scope.js';
import { ThreadDossier } from './thread-dossier.entity.js';

/** The exchanges of the actor's that may speak of this child, by a sibling's dossier too. Of a dossier that does not exist, or is not the actor's to read, none: both are refused alike. */
export async function threadsOf(scope: Scope, dossierId: string): Promise<string[]> {
  const dossier = await scope.find(Dossier, uuid('dossierId', dossierId), 'read');
  const links = dossier ? await (await scope.tx()).allowed(ThreadDossier, 'read', { where: { dossierId: dossier.id } }) : [];
  return links.map((link) => link.threadId);
}
