import { MOST_AWAITED } from '../platform/awaited.js';
import type { Tx } from '../platform/tx.js';
import { WHO_ADMITS, type Function } from '../secrecy/functions.js';
import { Admission } from './admission.entity.js';
import { GlassReview } from './glass-review.entity.js';

/** The exceptional accesses that await this actor's review, the latest first, a hundred at most: of their territory, opened by another habilitation, not yet reviewed. */
export async function glassToReview(tx: Tx): Promise<Admission[]> {
  if (!WHO_ADMITS.includes(tx.actor.function as Function)) return [];
  const broken = await tx.allowed(Admission, 'read', { where: { duty: 'ASTREINTE' }, order: ['grantedAt', 'id'], descending: true, limit: MOST_AWAITED });
  const others = broken.filter((a) => a.habilitationId !== tx.actor.id);
  if (others.length === 0) return [];
  const closed = await tx.allowed(GlassReview, 'read', { among: { admissionId: others.map((a) => a.id) } });
  return others.filter((a) => !closed.some((r) => r.admissionId === a.id));
}
