import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Lien } from './lien.entity.js';

/** Ends a tie now: what was said of the past stays. Ended twice, it ended once. */
export async function endLien(tx: Tx, lienId: string): Promise<Lien> {
  const lien = await tx.get(Lien, uuid('lienId', lienId), 'end', 'lienId');
  if (Number(lien.validTo) <= tx.now.getTime()) return lien;
  await tx.end('lien', lien);
  await tx.record('lien.ended', lien);
  return lien;
}
