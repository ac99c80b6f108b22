import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { WITH_PERIMETER } from '../secrecy/functions.js';
import { HabilitationProposal } from './habilitation-proposal.entity.js';
import type { ProposeHabilitationInput } from './habilitations.inputs.js';
import { Organisation } from './organisation.entity.js';
import { requirePeriod } from './overlaps.js';
import { Professionnel } from './professionnel.entity.js';
import { requireDifferent, requireProved } from './require-persons.js';

/** The organisation's correspondent proposes somebody of it for a function; a RESPONSABLE_* proposes a correspondent. It opens nothing yet. */
export async function proposeHabilitation(tx: Tx, input: ProposeHabilitationInput): Promise<HabilitationProposal> {
  const requestId = uuid('requestId', input.requestId);
  const asked = {
    organisationId: uuid('organisationId', input.organisationId), professionnelId: uuid('professionnelId', input.professionnelId), function: input.function,
    territoireId: input.territoireId ? uuid('territoireId', input.territoireId) : null, wholeDepartement: input.wholeDepartement, validFrom: input.validFrom, validTo: input.validTo,
  };
  requirePeriod(asked, tx.now);
  requirePerimeter(asked);
  await tx.get(Organisation, asked.organisationId, 'read', 'organisationId');
  const person = await tx.get(Professionnel, asked.professionnelId, 'read', 'professionnelId');
  requireDifferent(tx.actor.professionnelId, { professionnelId: person.id }, 'professionnelId');
  await requireProved(tx, [tx.actor.professionnelId], 'professionnelId');

  await tx.lock('request', requestId);
  const [already] = await tx.allowed(HabilitationProposal, 'read', { where: { proposedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, asked);
  const proposal = await tx.add(HabilitationProposal, 'propose', {
    departement: tx.actor.departement, ...asked, proposedBy: tx.actor.id, proposerId: tx.actor.professionnelId, proposedAt: tx.now, requestId,
  }, { field: 'organisationId', explained: true });
  await tx.record('habilitation.proposed', proposal);
  return proposal;
}

/** Whoever sees by function sees within a perimeter, which is said; for the others it would say nothing. */
function requirePerimeter(asked: { function: ProposeHabilitationInput['function']; territoireId: string | null; wholeDepartement: boolean }): void {
  if (asked.territoireId && asked.wholeDepartement) throw new UserError('INCOHERENT', 'Un territoire, ou tout le département : l’un ou l’autre.', 'territoireId');
  const given = asked.territoireId !== null || asked.wholeDepartement;
  if (WITH_PERIMETER.includes(asked.function) && !given) throw new UserError('OBLIGATOIRE', 'Cette fonction connaît les dossiers d’un périmètre : dites lequel.', 'territoireId');
  if (!WITH_PERIMETER.includes(asked.function) && given) throw new UserError('SANS_OBJET', 'Cette fonction n’a pas de périmètre.', 'territoireId');
}
