import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { DossierLink } from './dossier-link.entity.js';
import { Dossier } from './dossier.entity.js';
import type { SiblingInput } from './siblings.inputs.js';

/** Links the dossiers of two children of one family, both of one's territory. It opens neither to anybody, nor adds a child to an exchange that is open. Linked twice, they are linked once. */
export async function linkSibling(tx: Tx, input: SiblingInput): Promise<Dossier> {
  const { dossier, siblingId } = await siblingsAsked(tx, input);
  await tx.require(DossierLink, 'open', linkOf(tx, dossier.id, siblingId), dossier.id, { field: 'siblingId', explained: true });
  if ((await linksBetween(tx, dossier.id, siblingId, true)).length === 0) await linkDossiers(tx, dossier.id, siblingId, 'siblingId');
  return dossier;
}

/** Two dossiers that the actor knows, held until the transaction ends: whoever links or unlinks one of them meanwhile waits. */
export async function siblingsAsked(tx: Tx, input: SiblingInput): Promise<{ dossier: Dossier; siblingId: string }> {
  const dossierId = uuid('dossierId', input.dossierId);
  const siblingId = uuid('siblingId', input.siblingId);
  const dossier = await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.get(Dossier, siblingId, 'read', 'siblingId');
  if (dossierId === siblingId) throw new UserError('LUI_MEME', 'Un enfant n’est pas de sa propre fratrie.', 'siblingId');
  for (const id of [dossierId, siblingId].sort()) await tx.lock('siblings', id);
  return { dossier, siblingId };
}

/** Each way; those that have ended too, unless asked of now. */
export const linksBetween = (tx: Tx, one: string, other: string, inForce?: true): Promise<DossierLink[]> =>
  tx.allowed(DossierLink, 'read', { among: { dossierId: [one, other], linkedId: [one, other] }, ...(inForce && { inForce }) });

const linkOf = (tx: Tx, dossierId: string, linkedId: string): Omit<DossierLink, 'id'> =>
  ({ departement: tx.actor.departement, dossierId, linkedId, nature: 'SIBLING', validFrom: tx.now, validTo: Infinity });

/** A line each way, each told in the journal of its child. */
export async function linkDossiers(tx: Tx, one: string, other: string, field: string): Promise<void> {
  for (const [dossierId, linkedId] of [[one, other], [other, one]] as const) {
    await tx.record('dossier.linked', await tx.add(DossierLink, 'open', linkOf(tx, dossierId, linkedId), { field, explained: true }));
  }
}
