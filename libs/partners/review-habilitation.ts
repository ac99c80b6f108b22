import { after } from '../platform/delays.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { REVIEW_OF_AN_HABILITATION } from './delays.js';
import { HabilitationReview } from './habilitation-review.entity.js';
import { Habilitation } from './habilitation.entity.js';
import type { ReviewHabilitationInput } from './habilitations.inputs.js';

/** The département's administrator finds that an habilitation is still needed, for a year; never their own. One that is not is ended (endHabilitation). */
export async function reviewHabilitation(tx: Tx, input: ReviewHabilitationInput): Promise<HabilitationReview> {
  const requestId = uuid('requestId', input.requestId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const { professionnelId, organisationId, validTo } = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(HabilitationReview, 'read', { where: { reviewedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { habilitationId });
  if (professionnelId === tx.actor.professionnelId) throw new UserError('POUR_SOI', 'Nul ne revoit sa propre habilitation, sous quelque casquette que ce soit.', 'habilitationId');
  if (validTo <= tx.now) throw new UserError('HABILITATION_FINIE', 'Cette habilitation a pris fin.', 'habilitationId');
  const review = await tx.add(HabilitationReview, 'write', {
    departement: tx.actor.departement, habilitationId, organisationId, professionnelId, reviewedBy: tx.actor.id, reviewerId: tx.actor.professionnelId,
    reviewedAt: tx.now, nextAt: after(REVIEW_OF_AN_HABILITATION, tx.now), requestId,
  }, { field: 'habilitationId', explained: true });
  await tx.record('habilitation.reviewed', review);
  return review;
}
