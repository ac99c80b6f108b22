import { uuid } from '../platform/inputs.js';
import { requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { effectOfEndingShare } from './preview-end-share.js';
import { Share } from '../dossiers/share.entity.js';

/** Ends a share now; its reader's epoch moves in the same transaction (migration 0007). Ended twice, it ended once. What was shown is held to, as for an admission. */
export async function endShare(tx: Tx, shareId: string, effectDigest?: string | null): Promise<Share> {
  const share = await tx.get(Share, uuid('shareId', shareId), 'end', 'shareId');
  if (share.validTo <= tx.now) return share;
  if (typeof effectDigest === 'string') requireShown((await effectOfEndingShare(tx, share)).digest, effectDigest);
  await tx.end('share', share);
  await tx.record('share.ended', share);
  return share;
}
