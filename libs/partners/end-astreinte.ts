import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Astreinte } from './astreinte.entity.js';

/**
 * The département's administrator takes somebody off call, now, or before they came on: they break no glass any more, and the epoch moves. What they opened lives its
 * day: one is named for the night, not for what the night opened, and only those who answer for the child end an admission. Ended twice, it ended once.
 */
export async function endAstreinte(tx: Tx, astreinteId: string): Promise<Astreinte> {
  const astreinte = await tx.get(Astreinte, uuid('astreinteId', astreinteId), 'end', 'astreinteId');
  if (astreinte.validTo <= tx.now || astreinte.validTo <= astreinte.validFrom) return astreinte;
  await tx.end('astreinte', astreinte);
  await tx.record('astreinte.ended', astreinte);
  return astreinte;
}
