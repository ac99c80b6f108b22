import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { MOST_OF_ONE } from '../platform/loader.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { WHO_SIGNS } from '../secrecy/functions.js';
import type { Function } from '../secrecy/functions.js';
import { Delegation } from './delegation.entity.js';
import type { RegisterDelegationInput } from './directory.inputs.js';
import { Habilitation } from './habilitation.entity.js';
import { requireNoOverlap, requirePeriod } from './overlaps.js';

/** The département's administrator registers the arrêté by which somebody who answers for a service signs for the département (CGCT L.3221-3), never for themselves. */
export async function registerDelegation(tx: Tx, input: RegisterDelegationInput): Promise<Delegation> {
  const requestId = uuid('requestId', input.requestId);
  const delegateId = uuid('delegateId', input.delegateId);
  const said = { delegator: text('delegator', input.delegator, { max: 200 }), arreteReference: text('arreteReference', input.arreteReference, { max: 80 }), validFrom: input.validFrom, validTo: input.validTo };
  requirePeriod(said, tx.now);
  const named = await tx.get(Habilitation, delegateId, 'read', 'delegateId');
  if (named.professionnelId === tx.actor.professionnelId) throw new UserError('POUR_SOI', 'Nul n’enregistre une délégation pour soi-même.', 'delegateId');
  if (!WHO_SIGNS.includes(named.function as Function)) throw new UserError('FONCTION', 'La signature se délègue au responsable d’un service : CRIP ou ASE. (CGCT L.3221-3)', 'delegateId');

  await tx.lock('Delegation', delegateId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Delegation, 'read', { where: { recordedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { delegateId, ...said });
  const others = await tx.allowed(Delegation, 'read', { where: { delegateId }, order: ['validTo'], descending: true, limit: MOST_OF_ONE });
  requireNoOverlap(said, others, 'Une délégation de cette personne couvre déjà une part de ces dates.');
  const row = await tx.add(Delegation, 'add', {
    departement: tx.actor.departement, delegateId, professionnelId: named.professionnelId, function: named.function, act: 'SIGNALEMENT', recordedBy: tx.actor.id, recorderId: tx.actor.professionnelId, requestId, ...said,
  }, { field: 'delegateId', explained: true });
  await tx.record('delegation.registered', row);
  return row;
}
