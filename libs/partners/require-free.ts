import { MOST_OF_ONE } from '../platform/loader.js';
import type { Tx } from '../platform/tx.js';
import { requireNoOverlap, type Dates } from './overlaps.js';
import { Permanence } from './permanence.entity.js';

/** One is on duty once at a time. */
export async function requireFree(tx: Tx, habilitationId: string, dates: Dates): Promise<void> {
  const others = await tx.allowed(Permanence, 'read', { where: { habilitationId }, order: ['validTo'], descending: true, limit: MOST_OF_ONE });
  requireNoOverlap(dates, others, 'Cette personne est déjà de permanence pendant une part de ces dates.');
}
