import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './hash.js';

/** A perfect subtree that has just been completed: 2^level leaves, the index-th of that width. */
export type Completed = (level: number, index: number, hash: Buffer) => void;

/** A tree of which only the perfect subtrees are kept, widest first: as many hashes as there are ones in its size. A leaf is added in a few of them, whatever the size. */
export class CompactRange {
  private constructor(private count: number, private readonly hashes: Buffer[]) {}

  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /** As it was kept; null for what cannot be a tree of this size. */
  static of(size: number, kept: Buffer): CompactRange | null {
    if (!Number.isSafeInteger(size) || size < 0 || kept.length !== HASH_BYTES * ones(size)) return null;
    return new CompactRange(size, Array.from({ length: ones(size) }, (_, i) => kept.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)));
  }

  get size(): number {
    return this.count;
  }

  get kept(): Buffer {
    return Buffer.concat(this.hashes);
  }

  append(leaf: Buffer, completed?: Completed): void {
    let hash = leaf;
    let index = this.count;
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.hashes.pop()!, hash);
      index = Math.floor(index / 2);
      completed?.(level, index, hash);
    }
    this.hashes.push(hash);
    this.count += 1;
  }

  root(): Buffer {
    return foldRight(this.hashes);
  }
}

/** Perfect subtrees, widest first, made one: the narrowest two each time. */
export const foldRight = (hashes: readonly Buffer[]): Buffer => (hashes.length === 0 ? EMPTY_ROOT : hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), hashes.at(-1)!));

export function ones(size: number): number {
  let n = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) n += rest % 2;
  return n;
}
