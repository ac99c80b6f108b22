import { Habilitation } from '../partners/habilitation.entity.js';
import { overlaps, type Dates } from '../partners/overlaps.js';
import type { Tx } from '../platform/tx.js';
import { Admission } from './admission.entity.js';
import { DossierLink } from './dossier-link.entity.js';
import { Referent } from './referent.entity.js';

/**
 * Whether a person, under whatever hat, follows this child or a linked sibling at some time of that period: admitted to implement an action, or named référent.
 * As far as who asks knows: a refusal must not say that there is an admission out of their reach.
 */
export async function followsFamily(tx: Tx, dossierId: string, professionnelId: string, period: Dates): Promise<boolean> {
  const links = await tx.allowed(DossierLink, 'read', { where: { dossierId }, inForce: true });
  const hats = await tx.allowed(Habilitation, 'read', { where: { professionnelId } });
  const theirs = { habilitationId: hats.map((h) => h.id), dossierId: [dossierId, ...links.map((l) => l.linkedId)] };
  const admissions = await tx.allowed(Admission, 'read', { among: theirs });
  const named = await tx.allowed(Referent, 'read', { among: theirs });
  return [...admissions.filter((a) => a.purpose === 'IMPLEMENT_ACTION'), ...named].some((followed) => overlaps(followed, period));
}
