import { after } from '../platform/delays.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { WHO_IS_SEIZED } from '../secrecy/functions.js';
import { LONGEST_PERMANENCE } from './delays.js';
import { phone } from './directory-keys.js';
import { Habilitation } from './habilitation.entity.js';
import { requirePeriod } from './overlaps.js';
import { Permanence } from './permanence.entity.js';
import type { RegisterPermanenceInput } from './permanences.inputs.js';
import { requireFree } from './require-free.js';

/** A magistrate enters who is on duty at their parquet, themself or a colleague, and the number that answers. Several may be on duty at once; one, once at a time. */
export async function registerPermanence(tx: Tx, input: RegisterPermanenceInput): Promise<Permanence> {
  const requestId = uuid('requestId', input.requestId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const said = { phone: phone('phone', input.phone), validFrom: input.validFrom, validTo: input.validTo };
  requirePeriod(said, tx.now);
  if (said.validTo > after(LONGEST_PERMANENCE, said.validFrom)) throw new UserError('DATE', 'Une permanence dure trente et un jours au plus.', 'validTo');
  const named = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  if (named.function !== WHO_IS_SEIZED) throw new UserError('FONCTION', 'La permanence d’un parquet est tenue par un de ses magistrats.', 'habilitationId');

  await tx.lock('Permanence', habilitationId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Permanence, 'read', { where: { recordedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { habilitationId, ...said });
  await requireFree(tx, habilitationId, said);
  const row = await tx.add(Permanence, 'add', {
    departement: tx.actor.departement, parquetId: named.organisationId, habilitationId, passationId: null, openThen: null, recordedBy: tx.actor.id, requestId, ...said,
  }, { field: 'habilitationId', explained: true });
  await tx.record('permanence.named', row);
  return row;
}
