import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { InvitationLinks } from '../platform/invitation-links.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import type { InviteAgainInput } from './habilitations.inputs.js';
import { Inscription } from './inscription.entity.js';
import { Invitation } from './invitation.entity.js';
import { makeInvitation } from './make-invitation.js';
import { Professionnel } from './professionnel.entity.js';

const alreadyHere = (): UserError => new UserError('DEJA_VENUE', 'Cette personne s’est déjà connectée : elle n’a plus besoin d’un lien.', 'professionnelId');

/** Another link for somebody inscribed who has not come; the former one, whatever became of it, serves no more. */
export async function inviteAgain(tx: Tx, input: InviteAgainInput, links: InvitationLinks): Promise<Invitation> {
  const requestId = uuid('requestId', input.requestId);
  const professionnelId = uuid('professionnelId', input.professionnelId);
  const inscription = await tx.get(Inscription, professionnelId, 'read', 'professionnelId');
  await tx.lock('Professionnel', professionnelId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Invitation, 'read', { where: { madeBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { professionnelId });
  const formers = await tx.allowed(Invitation, 'read', { where: { professionnelId, usedAt: 'infinity', revokedAt: 'infinity' } });
  for (const { id } of formers) {
    const former = await tx.get(Invitation, id, 'end', 'professionnelId');
    // The link may have been used while its lock was waited for.
    if (former.usedAt !== Infinity) throw alreadyHere();
    await tx.record('invitation.revoked', former);
    await tx.end('invitation', former);
  }
  const [person] = await tx.allowed(Professionnel, 'read', { where: { id: professionnelId }, whole: true });
  if (person?.proved) throw alreadyHere();
  return await makeInvitation(tx, links, inscription, requestId);
}
