import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import { requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { HabilitationGrant } from './habilitation-grant.entity.js';
import { HabilitationProposal } from './habilitation-proposal.entity.js';
import { HabilitationValidation } from './habilitation-validation.entity.js';
import type { GrantHabilitationInput } from './habilitations.inputs.js';
import { requireDifferent, requireProved } from './require-persons.js';

/** The département's administrator makes the habilitation that was proposed, by an act that has a reference: the administrator proposes nothing, and validates nothing. */
export async function grantHabilitation(tx: Tx, input: GrantHabilitationInput): Promise<HabilitationGrant> {
  const proposalId = uuid('proposalId', input.proposalId);
  const actReference = text('actReference', input.actReference, { max: 80 });
  await tx.lock('HabilitationProposal', proposalId);
  const proposal = await tx.get(HabilitationProposal, proposalId, 'read', 'proposalId');
  const { departement, organisationId, professionnelId, proposerId } = proposal;
  const [already] = await tx.allowed(HabilitationGrant, 'read', { where: { proposalId } });
  if (already) return sameGrant(already, tx.actor.id, actReference);
  if (proposal.validTo <= tx.now) throw new UserError('DATE', 'La période proposée est passée.', 'proposalId');
  const [validation] = await tx.allowed(HabilitationValidation, 'read', { where: { proposalId } });
  const validatorId = validation?.validatorId ?? null;
  requireDifferent(tx.actor.professionnelId, { professionnelId, proposerId, validatorId }, 'proposalId');
  await requireProved(tx, [tx.actor.professionnelId, professionnelId, proposerId, ...(validatorId ? [validatorId] : [])], 'proposalId');
  const grant = await tx.add(HabilitationGrant, 'grant', {
    departement, proposalId, organisationId, professionnelId, proposerId, function: proposal.function, validatorId, grantedBy: tx.actor.id, granterId: tx.actor.professionnelId, proved: true,
    actReference, grantedAt: tx.now,
  }, { field: 'proposalId', explained: true });
  requireShown((await tx.effect('granting', proposalId))?.digest, input.effectDigest);
  await tx.habilitate(grant);
  await tx.record('habilitation.granted', grant);
  return grant;
}

function sameGrant(already: HabilitationGrant, by: string, actReference: string): HabilitationGrant {
  if (already.grantedBy !== by || already.actReference !== actReference) throw new UserError('DEJA_ACCORDEE', 'Cette habilitation est déjà accordée, par un autre acte.', 'proposalId');
  return sameRequest(already, { actReference });
}
