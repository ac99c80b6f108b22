import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { MOST_OF_ONE } from '../platform/loader.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import type { RegisterRessortInput } from './directory.inputs.js';
import { Organisation } from './organisation.entity.js';
import { requireNoOverlap, requirePeriod } from './overlaps.js';
import { Ressort } from './ressort.entity.js';
import { Territoire } from './territoire.entity.js';

/** Of which parquet a territory is: one at a time (C. proc. pén. 43). */
export async function registerRessort(tx: Tx, input: RegisterRessortInput): Promise<Ressort> {
  const requestId = uuid('requestId', input.requestId);
  const territoireId = uuid('territoireId', input.territoireId);
  const parquetId = uuid('parquetId', input.parquetId);
  const dates = { validFrom: input.validFrom, validTo: input.validTo };
  requirePeriod(dates, tx.now);
  await tx.get(Territoire, territoireId, 'read', 'territoireId');
  const parquet = await tx.get(Organisation, parquetId, 'read', 'parquetId');
  if (parquet.sector !== 'JUSTICE') throw new UserError('ORGANISATION', 'Cette organisation n’est pas une juridiction.', 'parquetId');
  await tx.lock('Ressort', territoireId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Ressort, 'read', { where: { recordedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { territoireId, parquetId, ...dates });
  requireNoOverlap(dates, await tx.allowed(Ressort, 'read', { where: { territoireId }, order: ['validTo'], descending: true, limit: MOST_OF_ONE }), 'Ce territoire est déjà d’un parquet pendant une part de ces dates.');
  const row = await tx.add(Ressort, 'add', { departement: tx.actor.departement, territoireId, parquetId, recordedBy: tx.actor.id, requestId, ...dates }, { field: 'territoireId', explained: true });
  await tx.record('ressort.registered', row);
  return row;
}
