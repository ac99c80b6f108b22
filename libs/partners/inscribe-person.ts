import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { InvitationLinks } from '../platform/invitation-links.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import type { InscribePersonInput } from './habilitations.inputs.js';
import { Inscription } from './inscription.entity.js';
import { makeInvitation } from './make-invitation.js';
import { Organisation } from './organisation.entity.js';

const ADDRESS = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;

/** An organisation's correspondent, or the département's administrator, brings somebody into the directory, and invites them by a link. It gives no right: an habilitation is proposed, then granted, by others. */
export async function inscribePerson(tx: Tx, input: InscribePersonInput, links: InvitationLinks): Promise<Inscription> {
  const requestId = uuid('requestId', input.requestId);
  const asked = {
    organisationId: uuid('organisationId', input.organisationId), displayName: text('displayName', input.displayName, { max: 200 }),
    email: text('email', input.email, { max: 254 }).toLowerCase(), identityReference: text('identityReference', input.identityReference, { max: 80 }),
  };
  if (!ADDRESS.test(asked.email)) throw new UserError('FORMAT', 'Adresse électronique attendue.', 'email');
  await tx.get(Organisation, asked.organisationId, 'read', 'organisationId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Inscription, 'read', { where: { recordedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, asked);
  const inscription = await tx.add(Inscription, 'add', { departement: tx.actor.departement, ...asked, recordedBy: tx.actor.id, recordedAt: tx.now, requestId }, { field: 'organisationId', explained: true });
  if (!(await tx.inscribe(inscription))) throw new UserError('ADRESSE_PRISE', 'Cette adresse est déjà celle d’une personne de l’annuaire.', 'email');
  await tx.record('person.inscribed', inscription);
  await makeInvitation(tx, links, inscription, requestId);
  return inscription;
}
