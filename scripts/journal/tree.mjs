/* RFC 6962, written here a second time on purpose: whoever verifies the journal runs nothing of what made it, and needs Node alone. */
import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
export const leafHash = (text) => sha256(LEAF, text);
const nodeHash = (left, right) => sha256(NODE, left, right);

/** A tree that grows by its right: at each height, the perfect subtree that waits for its neighbour. */
export class Tree {
  size = 0;
  #waiting = [];

  add(hash) {
    let carried = hash;
    let height = 0;
    for (; this.#waiting[height]; height += 1) {
      carried = nodeHash(this.#waiting[height], carried);
      this.#waiting[height] = undefined;
    }
    this.#waiting[height] = carried;
    this.size += 1;
  }

  root() {
    return this.#waiting.reduce((right, left) => (left && right ? nodeHash(left, right) : (left ?? right)), undefined) ?? sha256();
  }
}

/** RFC 9162 2.1.3.2. */
export function isIncluded({ hash, index, size, proof, root }) {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size || proof.some((p) => p.length !== 32)) return false;
  let place = BigInt(index);
  let last = BigInt(size) - 1n;
  let found = hash;
  for (const p of proof) {
    if (last === 0n) return false;
    if (place % 2n === 1n || place === last) {
      found = nodeHash(p, found);
      while (place % 2n === 0n && place !== 0n) {
        place /= 2n;
        last /= 2n;
      }
    } else found = nodeHash(found, p);
    place /= 2n;
    last /= 2n;
  }
  return last === 0n && found.equals(root);
}
