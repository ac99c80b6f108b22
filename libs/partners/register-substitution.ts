import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { MOST_OF_ONE } from '../platform/loader.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import type { RegisterSubstitutionInput } from './directory.inputs.js';
import { Habilitation } from './habilitation.entity.js';
import { requireNoOverlap, requirePeriod } from './overlaps.js';
import { Substitution } from './substitution.entity.js';

/** An organisation's correspondent says who replaces whom, from, to. One at a time for whoever is away; it opens no right to the substitute. */
export async function registerSubstitution(tx: Tx, input: RegisterSubstitutionInput): Promise<Substitution> {
  const requestId = uuid('requestId', input.requestId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const substituteId = uuid('substituteId', input.substituteId);
  const dates = { validFrom: input.validFrom, validTo: input.validTo };
  requirePeriod(dates, tx.now);
  const replaced = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  const substitute = await tx.get(Habilitation, substituteId, 'read', 'substituteId');
  // Nor under another hat: the person is who must differ.
  if (replaced.professionnelId === substitute.professionnelId) throw new UserError('POUR_SOI', 'Nul ne se remplace soi-même.', 'substituteId');
  if (replaced.organisationId !== substitute.organisationId) throw new UserError('AUTRE_ORGANISATION', 'Le remplaçant est de la même organisation.', 'substituteId');

  await tx.lock('Substitution', habilitationId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Substitution, 'read', { where: { recordedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { habilitationId, substituteId, ...dates });
  const others = await tx.allowed(Substitution, 'read', { where: { habilitationId }, order: ['validTo'], descending: true, limit: MOST_OF_ONE });
  requireNoOverlap(dates, others, 'Quelqu’un d’autre la remplace déjà pendant une part de ces dates.');
  const row = await tx.add(Substitution, 'add', {
    departement: tx.actor.departement, organisationId: replaced.organisationId, habilitationId, substituteId, recordedBy: tx.actor.id, requestId, ...dates,
  }, { field: 'habilitationId', explained: true });
  await tx.record('substitution.registered', row);
  return row;
}
