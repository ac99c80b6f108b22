import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { NEEDS_VALIDATION, type Function } from '../secrecy/functions.js';
import { HabilitationProposal } from './habilitation-proposal.entity.js';
import { HabilitationValidation } from './habilitation-validation.entity.js';
import type { ValidateHabilitationInput } from './habilitations.inputs.js';
import { requireDifferent, requireProved } from './require-persons.js';

/** A RESPONSABLE_* in post, neither who proposed nor who would be habilitated, validates. Asked again by the same person, it is done once. */
export async function validateHabilitation(tx: Tx, input: ValidateHabilitationInput): Promise<HabilitationValidation> {
  const proposalId = uuid('proposalId', input.proposalId);
  await tx.lock('HabilitationProposal', proposalId);
  const proposal = await tx.get(HabilitationProposal, proposalId, 'read', 'proposalId');
  const { departement, organisationId, professionnelId, proposerId } = proposal;
  const [already] = await tx.allowed(HabilitationValidation, 'read', { where: { proposalId } });
  if (already && already.validatorId === tx.actor.professionnelId) return already;
  if (already) throw new UserError('DEJA_VALIDEE', 'Cette proposition est déjà validée.', 'proposalId');
  if (!NEEDS_VALIDATION.includes(proposal.function as Function)) throw new UserError('SANS_OBJET', 'Cette fonction ne demande pas de validation.', 'proposalId');
  requireDifferent(tx.actor.professionnelId, { professionnelId, proposerId }, 'proposalId');
  await requireProved(tx, [tx.actor.professionnelId], 'proposalId');
  const validation = await tx.add(HabilitationValidation, 'validate', {
    departement, proposalId, organisationId, professionnelId, proposerId, function: proposal.function, validatedBy: tx.actor.id, validatorId: tx.actor.professionnelId, proved: true, validatedAt: tx.now,
  }, { field: 'proposalId', explained: true });
  await tx.record('habilitation.validated', validation);
  return validation;
}
