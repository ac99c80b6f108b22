import { MOST_AWAITED } from '../platform/awaited.js';
import type { Tx } from '../platform/tx.js';
import { Admission } from './admission.entity.js';

/** The exceptional accesses that await this actor's review, the oldest first, a hundred at most: of their territory, opened by another habilitation, not yet reviewed. */
export async function glassToReview(tx: Tx): Promise<Admission[]> {
  if (!tx.may('write', 'GlassReview')) return [];
  return await tx.allowed(Admission, 'read', {
    where: { duty: 'ASTREINTE' }, byOthers: 'habilitationId', lacks: [{ table: 'glass_review', on: 'admissionId', of: 'id' }], order: ['grantedAt', 'id'], limit: MOST_AWAITED,
  });
}
