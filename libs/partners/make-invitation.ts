import { randomUUID } from 'node:crypto';
import { after } from '../platform/delays.js';
import type { InvitationLinks } from '../platform/invitation-links.js';
import type { Tx } from '../platform/tx.js';
import { TERM_OF_AN_INVITATION } from './delays.js';
import type { Inscription } from './inscription.entity.js';
import { Invitation } from './invitation.entity.js';

/** A link for somebody inscribed, which the worker mails: the only way in of one whom the provider has not proved. */
export async function makeInvitation(tx: Tx, links: InvitationLinks, { id, organisationId }: Inscription, requestId: string): Promise<Invitation> {
  const invitationId = randomUUID();
  const invitation = await tx.add(Invitation, 'add', {
    id: invitationId, departement: tx.actor.departement, organisationId, professionnelId: id, inscriptionId: id, madeBy: tx.actor.id, madeAt: tx.now, expiresAt: after(TERM_OF_AN_INVITATION, tx.now),
    usedAt: Infinity, revokedAt: Infinity, tokenHash: links.hash(invitationId), mailState: 'QUEUED', mailAttempts: 0, mailDueAt: tx.now, requestId,
  }, { field: 'organisationId', explained: true });
  await tx.record('invitation.made', invitation);
  return invitation;
}
