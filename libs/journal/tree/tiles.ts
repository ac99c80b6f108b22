/**
 * Of the perfect subtrees, those of 256, 65 536… leaves are kept (the tiles of C2SP): a subtree of another width is made of 128 of them, or of 128 leaves, at most. A proof of a journal of a
 * million acts so reads some hundreds of hashes, and no leaf is read twice.
 */
import { nodeHash } from './hash.js';
import type { Subtree } from './proofs.js';

export const TILE_LEVELS = 8;
export const isTile = (level: number): boolean => level % TILE_LEVELS === 0;

/** Hashes that are kept: level 0 is the leaves. */
export type Kept = (level: number, from: number, count: number) => Promise<Buffer[]>;

/** The tree lost some of what it is made of. */
export class HashesMissing extends Error {}

export const subtreesFrom = (kept: Kept): Subtree => async (level, index) => {
  const below = level - (level % TILE_LEVELS);
  const count = 2 ** (level - below);
  const hashes = await kept(below, index * count, count);
  if (hashes.length !== count) throw new HashesMissing(`tree: ${count} hashes of level ${below} are due from ${index * count}, ${hashes.length} are there`);
  return pairwise(hashes);
};

function pairwise(hashes: readonly Buffer[]): Buffer {
  let row = [...hashes];
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!));
  return row[0]!;
}
