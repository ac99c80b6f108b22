import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { LieuProtege } from './lieu-protege.entity.js';

/** A place is secret no more: its words may be written again, and what was said of it stays where it is. Ended twice, it ended once. */
export async function endLieuProtege(tx: Tx, lieuProtegeId: string): Promise<LieuProtege> {
  const lieu = await tx.get(LieuProtege, uuid('lieuProtegeId', lieuProtegeId), 'end', 'lieuProtegeId');
  if (Number(lieu.validTo) <= tx.now.getTime()) return lieu;
  await tx.end('lieu_protege', lieu);
  await tx.record('lieu-protege.ended', lieu);
  return lieu;
}
