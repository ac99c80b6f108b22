import { text, uuid } from '../platform/inputs.js';
import { MOST_OF_ONE } from '../platform/loader.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { Convention } from './convention.entity.js';
import type { RegisterConventionInput } from './directory.inputs.js';
import { Organisation } from './organisation.entity.js';
import { requireNoOverlap, requirePeriod } from './overlaps.js';

/** What binds an organisation to the département, one convention at a time; a rider is a new one, from the day it holds (CASF L.226-3). */
export async function registerConvention(tx: Tx, input: RegisterConventionInput): Promise<Convention> {
  const requestId = uuid('requestId', input.requestId);
  const organisationId = uuid('organisationId', input.organisationId);
  const reference = text('reference', input.reference, { max: 80 });
  const dates = { validFrom: input.validFrom, validTo: input.validTo };
  requirePeriod(dates, tx.now);
  await tx.get(Organisation, organisationId, 'read', 'organisationId');
  await tx.lock('Convention', organisationId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Convention, 'read', { where: { recordedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { organisationId, reference, ...dates });
  requireNoOverlap(dates, await tx.allowed(Convention, 'read', { where: { organisationId }, order: ['validTo'], descending: true, limit: MOST_OF_ONE }),
    'Une autre convention lie cette organisation pendant une part de ces dates.');
  const convention = await tx.add(Convention, 'add', { departement: tx.actor.departement, organisationId, reference, recordedBy: tx.actor.id, requestId, ...dates }, { field: 'organisationId', explained: true });
  await tx.record('convention.registered', convention);
  return convention;
}
