/** RFC 9162 2.1.3.2 and 2.1.4.2, step by step: who verifies a proof trusts nothing of who made it. */
import { HASH_BYTES, nodeHash } from './hash.js';

export interface Inclusion { leaf: Buffer; index: number; size: number; proof: readonly Buffer[]; root: Buffer }
export interface Consistency { first: number; firstRoot: Buffer; second: number; secondRoot: Buffer; proof: readonly Buffer[] }

const half = (n: number): number => Math.floor(n / 2);
const odd = (n: number): boolean => n % 2 === 1;
const whole = (...hashes: readonly Buffer[]): boolean => hashes.every((h) => h.length === HASH_BYTES);
const counts = (...sizes: number[]): boolean => sizes.every((n) => Number.isSafeInteger(n) && n >= 0);

export function verifyInclusion({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (!counts(index, size) || index >= size || !whole(leaf, root, ...proof)) return false;
  let fn = index;
  let sn = size - 1;
  let r = leaf;
  for (const p of proof) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      r = nodeHash(p, r);
      while (!odd(fn) && fn !== 0) { fn = half(fn); sn = half(sn); }
    } else r = nodeHash(r, p);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && r.equals(root);
}

export function verifyConsistency({ first, firstRoot, second, secondRoot, proof }: Consistency): boolean {
  if (!counts(first, second) || !whole(firstRoot, secondRoot, ...proof)) return false;
  // An empty tree begins anything: that proves nothing, and is refused whatever is shown with it.
  if (first === 0 || first > second) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  if (proof.length === 0) return false;
  const path = isPower(first) ? [firstRoot, ...proof] : proof;
  let fn = first - 1;
  let sn = second - 1;
  while (odd(fn)) { fn = half(fn); sn = half(sn); }
  let fr = path[0]!;
  let sr = path[0]!;
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (!odd(fn) && fn !== 0) { fn = half(fn); sn = half(sn); }
    } else sr = nodeHash(sr, c);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}

function isPower(n: number): boolean {
  let rest = n;
  while (rest > 1 && !odd(rest)) rest = half(rest);
  return rest === 1;
}
