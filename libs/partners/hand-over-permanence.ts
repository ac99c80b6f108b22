import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { WHO_IS_SEIZED } from '../secrecy/functions.js';
import { Habilitation } from './habilitation.entity.js';
import { Passation } from './passation.entity.js';
import { Permanence } from './permanence.entity.js';
import type { HandOverPermanenceInput } from './permanences.inputs.js';

/** Whoever is on duty hands it over to a colleague of the same parquet, and holds it until they take it (libs/signalements/take-over-permanence.ts): nobody is ever between the two. */
export async function handOverPermanence(tx: Tx, input: HandOverPermanenceInput): Promise<Passation> {
  const requestId = uuid('requestId', input.requestId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const permanence = await tx.get(Permanence, uuid('permanenceId', input.permanenceId), 'end', 'permanenceId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Passation, 'read', { where: { givenBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { permanenceId: permanence.id, habilitationId });
  if (permanence.habilitationId !== tx.actor.id) throw new UserError('PERMANENCE_D_UN_AUTRE', 'Seule la personne de permanence la passe. Si elle est empêchée, mettez-y fin et inscrivez la vôtre.', 'permanenceId');
  if (permanence.validTo <= tx.now) throw new UserError('PERMANENCE_FINIE', 'Cette permanence est finie.', 'permanenceId');
  const taker = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  if (taker.id === tx.actor.id) throw new UserError('POUR_SOI', 'La permanence se passe à un collègue.', 'habilitationId');
  if (taker.function !== WHO_IS_SEIZED || taker.organisationId !== permanence.parquetId) throw new UserError('FONCTION', 'La permanence se passe à un magistrat du même parquet.', 'habilitationId');
  const row = await tx.add(Passation, 'add', { departement: tx.actor.departement, parquetId: permanence.parquetId, permanenceId: permanence.id, givenBy: tx.actor.id, habilitationId, givenAt: tx.now, requestId },
    { field: 'permanenceId', explained: true });
  await tx.record('permanence.handed-over', row);
  return row;
}
