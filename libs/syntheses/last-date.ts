import type { Tx } from '../platform/tx.js';
import { SyntheseDate } from './synthese-date.entity.js';

/** The date that holds, or that it is cancelled; null while it is being prepared. */
export async function lastDateOf(tx: Tx, syntheseId: string): Promise<SyntheseDate | null> {
  const [last] = await tx.allowed(SyntheseDate, 'read', { where: { syntheseId }, order: ['sequence', 'id'], descending: true, limit: 1 });
  return last ?? null;
}
