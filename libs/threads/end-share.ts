import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Share } from './share.entity.js';

/** Ends a share now; its reader's epoch moves in the same transaction (migration 0007). Ended twice, it ended once. */
export async function endShare(tx: Tx, shareId: string): Promise<Share> {
  const share = await tx.get(Share, uuid('shareId', shareId), 'end', 'shareId');
  if (share.validTo <= tx.now) return share;
  await tx.end('share', share);
  await tx.record('share.ended', share);
  return share;
}
