import { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { Admission } from './admission.entity.js';
import { requireNotKeptOut } from './conflicts-of.js';
import type { ReviewGlassInput } from './dossiers.inputs.js';
import { GlassReview } from './glass-review.entity.js';

/** A head of the territory, another person than the one who opened it, closes the review of an exceptional access with what they found. Once. */
export async function reviewGlass(tx: Tx, input: ReviewGlassInput): Promise<GlassReview> {
  const requestId = uuid('requestId', input.requestId);
  const admissionId = uuid('admissionId', input.admissionId);
  const asked = { admissionId, outcome: input.outcome, finding: text('finding', input.finding, { max: 1000 }) };
  const { dossierId, habilitationId, duty } = await tx.get(Admission, admissionId, 'read', 'admissionId');
  if (duty !== 'ASTREINTE') throw new UserError('PAS_UN_ACCES_EXCEPTIONNEL', 'Cette admission n’est pas un accès exceptionnel.', 'admissionId');
  await tx.lock('GlassReview', admissionId);
  const [already] = await tx.allowed(GlassReview, 'read', { where: { admissionId } });
  if (already?.requestId === requestId) return sameRequest(already, asked);
  if (already) throw new UserError('DEJA_REVU', 'La revue de cet accès est déjà close.', 'admissionId');
  await requireNotKeptOut(tx, dossierId, 'admissionId');
  const { professionnelId } = await tx.get(Habilitation, habilitationId, 'read', 'admissionId');
  const review = await tx.add(GlassReview, 'write', {
    departement: tx.actor.departement, dossierId, habilitationId, breakerId: professionnelId, reviewedBy: tx.actor.id, reviewerId: tx.actor.professionnelId, reviewedAt: tx.now, requestId, ...asked,
  }, { field: 'admissionId', explained: true });
  await tx.record('glass.reviewed', review);
  return review;
}
