import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { RevokeInvitationInput } from './habilitations.inputs.js';
import { Invitation } from './invitation.entity.js';

/** The link serves no more, from now. Revoked twice, it was revoked once; one that has served is past revoking: the person is in the directory, and an habilitation is ended by its own act. */
export async function revokeInvitation(tx: Tx, input: RevokeInvitationInput): Promise<Invitation> {
  const invitation = await tx.get(Invitation, uuid('invitationId', input.invitationId), 'end', 'invitationId');
  if (invitation.usedAt !== Infinity) throw new UserError('DEJA_VENUE', 'Ce lien a servi : la personne s’est connectée.', 'invitationId');
  if (invitation.revokedAt !== Infinity) return invitation;
  await tx.record('invitation.revoked', invitation);
  await tx.end('invitation', invitation);
  return invitation;
}
