import { after } from '../platform/delays.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { MOST_OF_ONE } from '../platform/loader.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { WHO_IS_ON_CALL } from '../secrecy/functions.js';
import { Astreinte } from './astreinte.entity.js';
import { LONGEST_ASTREINTE } from './delays.js';
import type { RegisterAstreinteInput } from './directory.inputs.js';
import { Habilitation } from './habilitation.entity.js';
import { requireNoOverlap, requirePeriod } from './overlaps.js';

/** The département's administrator names who is on call, never themselves, for a week at most. Several may be on call at once; one, once at a time. */
export async function registerAstreinte(tx: Tx, input: RegisterAstreinteInput): Promise<Astreinte> {
  const requestId = uuid('requestId', input.requestId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const dates = { validFrom: input.validFrom, validTo: input.validTo };
  requirePeriod(dates, tx.now);
  if (dates.validTo > after(LONGEST_ASTREINTE, dates.validFrom)) throw new UserError('DATE', 'Une astreinte dure sept jours au plus.', 'validTo');
  const named = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  if (named.professionnelId === tx.actor.professionnelId) throw new UserError('POUR_SOI', 'Nul ne se nomme soi-même d’astreinte.', 'habilitationId');
  if (named.function !== WHO_IS_ON_CALL) throw new UserError('FONCTION', 'L’astreinte est tenue par un responsable de l’ASE.', 'habilitationId');

  await tx.lock('Astreinte', habilitationId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Astreinte, 'read', { where: { recordedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { habilitationId, ...dates });
  const others = await tx.allowed(Astreinte, 'read', { where: { habilitationId }, order: ['validTo'], descending: true, limit: MOST_OF_ONE });
  requireNoOverlap(dates, others, 'Cette personne est déjà d’astreinte pendant une part de ces dates.');
  const row = await tx.add(Astreinte, 'add', {
    departement: tx.actor.departement, habilitationId, professionnelId: named.professionnelId, function: named.function, recordedBy: tx.actor.id, recorderId: tx.actor.professionnelId, requestId, ...dates,
  }, { field: 'habilitationId', explained: true });
  await tx.record('astreinte.named', row);
  return row;
}
