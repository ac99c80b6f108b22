/** RFC 6962 2.1.1 and 2.1.2: the hashes that prove that a leaf is in a tree, or that a tree is the beginning of another. */
import { foldRight } from './compact-range.js';

/** The hash of the perfect subtree of 2^level leaves that is the index-th of its width. */
export type Subtree = (level: number, index: number) => Promise<Buffer>;

/** The widest power of two strictly below a size: where a tree is split. */
const split = (size: number): number => {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
};

/** The hash of the leaves from..to, of which `from` is where a split falls: perfect subtrees, widest first, made one. */
async function rangeHash(subtree: Subtree, from: number, to: number): Promise<Buffer> {
  const hashes: Buffer[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    hashes.push(await subtree(level, at / 2 ** level));
    at += 2 ** level;
  }
  return foldRight(hashes);
}

export async function inclusionProof(subtree: Subtree, index: number, size: number): Promise<Buffer[]> {
  if (!(index >= 0 && index < size)) throw new RangeError('inclusion: no such leaf in a tree of this size');
  const proof: Buffer[] = [];
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + split(to - from);
    const left = index < middle;
    proof.unshift(left ? await rangeHash(subtree, middle, to) : await rangeHash(subtree, from, middle));
    if (left) to = middle;
    else from = middle;
  }
  return proof;
}

/** Of what begins a tree of `second` leaves with one of `first`: none when they are one, or when the first is empty. */
export async function consistencyProof(subtree: Subtree, first: number, second: number): Promise<Buffer[]> {
  if (!(first >= 0 && first <= second)) throw new RangeError('consistency: the first tree is not the smaller');
  if (first === 0 || first === second) return [];
  const proof: Buffer[] = [];
  let from = 0;
  let to = second;
  // Whether the first tree is a whole node of the second, whose hash whoever verifies has already.
  let known = true;
  while (first < to) {
    const middle = from + split(to - from);
    if (first <= middle) {
      proof.unshift(await rangeHash(subtree, middle, to));
      to = middle;
    } else {
      proof.unshift(await rangeHash(subtree, from, middle));
      from = middle;
      known = false;
    }
  }
  return known ? proof : [await rangeHash(subtree, from, to), ...proof];
}
