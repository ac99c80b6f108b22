import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { CompactRange } from './compact-range.js';
import { EMPTY_ROOT, leafHash } from './hash.js';
import { consistencyProof, inclusionProof, type Subtree } from './proofs.js';
import { subtreesFrom, type Kept } from './tiles.js';
import { verifyConsistency, verifyInclusion, type Consistency, type Inclusion } from './verify.js';

/** The leaves that every implementation of RFC 6962 is tried with, and the roots of their first n. */
const CANONICAL = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => Buffer.from(hex, 'hex'));
const ROOTS = ['6e340b9c', 'fac54203', 'aeb6bcfe', 'd37ee418', '4e3bbb1f', '76e67dad', 'ddb89be4', '5dc9da79'];

/** RFC 6962 2.1 as it is written, without a line of ours: slow, and nothing to get wrong. */
const sha = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
function naive(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Uint8Array.of(0), leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Uint8Array.of(1), naive(leaves.slice(0, k)), naive(leaves.slice(k)));
}

const MANY = Array.from({ length: 64 }, (_, i) => Buffer.from(`feuille ${i}`));
const HASHES = MANY.map((leaf) => leafHash(leaf));
const naiveRoots = Array.from({ length: 65 }, (_, n) => naive(MANY.slice(0, n)));
const subtree: Subtree = (level, index) => Promise.resolve(naive(MANY.slice(index * 2 ** level, (index + 1) * 2 ** level)));

function folded(leaves: readonly Buffer[]): CompactRange {
  const range = CompactRange.empty();
  for (const leaf of leaves) range.append(leaf);
  return range;
}

describe('the root', () => {
  it('of the canonical leaves is what RFC 6962 says, one after the other', () => {
    const range = CompactRange.empty();
    const found = CANONICAL.map((leaf) => { range.append(leafHash(leaf)); return range.root().toString('hex').slice(0, 8); });
    expect(found).toEqual(ROOTS);
    expect(range.root().toString('hex')).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it('of nothing is the hash of nothing', () => {
    expect(CompactRange.empty().root()).toEqual(sha());
    expect(EMPTY_ROOT).toEqual(naive([]));
  });

  it('is the naive recursion’s for every size, and a range goes on from where it was kept', () => {
    for (let n = 0; n <= 64; n++) {
      expect(folded(HASHES.slice(0, n)).root()).toEqual(naiveRoots[n]);
      const resumed = CompactRange.of(n, folded(HASHES.slice(0, n)).kept)!;
      for (const leaf of HASHES.slice(n)) resumed.append(leaf);
      expect(resumed.root()).toEqual(naiveRoots[64]);
    }
  });

  it('is not begun from hashes that are not of its size', () => {
    expect(CompactRange.of(3, folded(HASHES.slice(0, 3)).kept)).not.toBeNull();
    expect(CompactRange.of(3, folded(HASHES.slice(0, 2)).kept)).toBeNull();
    expect(CompactRange.of(-1, Buffer.alloc(0))).toBeNull();
  });

  it('tells of each perfect subtree as it is completed', async () => {
    const told: [number, number, Buffer][] = [];
    const range = CompactRange.empty();
    for (const leaf of HASHES) range.append(leaf, (level, index, hash) => told.push([level, index, hash]));
    expect(told).toHaveLength(63);
    for (const [level, index, hash] of told) expect(hash).toEqual(await subtree(level, index));
  });
});

describe('a subtree', () => {
  it('is made of the tiles that are kept, and of nothing that is missing', async () => {
    const tiles = new Map<string, Buffer>();
    const range = CompactRange.empty();
    const leaves = Array.from({ length: 1024 }, (_, i) => leafHash(Buffer.from(String(i))));
    leaves.forEach((leaf, i) => { tiles.set(`0 ${i}`, leaf); range.append(leaf, (level, index, hash) => { if (level % 8 === 0) tiles.set(`${level} ${index}`, hash); }); });
    const kept: Kept = (level, from, count) => Promise.resolve(Array.from({ length: count }, (_, i) => tiles.get(`${level} ${from + i}`)).filter((h) => h !== undefined));
    expect([...tiles.keys()].filter((k) => k.startsWith('8 '))).toHaveLength(4);
    expect(await subtreesFrom(kept)(10, 0)).toEqual(range.root());
    expect(await subtreesFrom(kept)(8, 1)).toEqual(folded(leaves.slice(256, 512)).root());
    expect(await subtreesFrom(kept)(3, 2)).toEqual(folded(leaves.slice(16, 24)).root());
    await expect(subtreesFrom(kept)(3, 128)).rejects.toThrow('8 hashes of level 0 are due from 1024, 0 are there');
  });
});

const included = async (index: number, size: number): Promise<Inclusion> => ({ leaf: HASHES[index]!, index, size, proof: await inclusionProof(subtree, index, size), root: naiveRoots[size]! });
const consistent = async (first: number, second: number): Promise<Consistency> => ({ first, firstRoot: naiveRoots[first]!, second, secondRoot: naiveRoots[second]!, proof: await consistencyProof(subtree, first, second) });

describe('a proof', () => {
  it('that a leaf is there verifies, for every leaf of every size, and in as many hashes as the tree is deep', async () => {
    for (let size = 1; size <= 64; size++) {
      for (let index = 0; index < size; index++) {
        const claim = await included(index, size);
        expect(claim.proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect([index, size, verifyInclusion(claim)]).toEqual([index, size, true]);
      }
    }
  });

  it('that a tree begins another verifies, for every two sizes', async () => {
    for (let second = 1; second <= 64; second++) {
      for (let first = 1; first <= second; first++) expect([first, second, verifyConsistency(await consistent(first, second))]).toEqual([first, second, true]);
    }
  });

  it('from an empty tree is refused, whatever is shown with it', async () => {
    for (const proof of [[], [HASHES[0]!], (await consistent(3, 7)).proof]) expect(verifyConsistency({ ...await consistent(0, 7), proof })).toBe(false);
    expect(verifyConsistency({ first: 0, firstRoot: EMPTY_ROOT, second: 0, secondRoot: EMPTY_ROOT, proof: [] })).toBe(false);
  });

  it('is made of no leaf that is not there, and of no tree that is larger', async () => {
    await expect(inclusionProof(subtree, 5, 5)).rejects.toThrow(RangeError);
    await expect(consistencyProof(subtree, 6, 5)).rejects.toThrow(RangeError);
  });
});

/** What somebody would try on a list of hashes. */
const spoiled = (proof: readonly Buffer[], root: Buffer): (readonly Buffer[])[] => {
  const other = leafHash(Buffer.from('autre'));
  const flipped = (at: number, bit: number): Buffer => { const copy = Buffer.from(proof[at]!); copy[bit >> 3]! ^= 1 << (bit & 7); return copy; };
  const changed = proof.flatMap((_, at) => [proof.toSpliced(at, 1), proof.with(at, other), proof.with(at, Buffer.alloc(32)), proof.with(at, flipped(at, 0)), proof.with(at, flipped(at, 255)), proof.with(at, proof[at]!.subarray(1)), proof.toSpliced(at, 0, other)]);
  return [...changed, [...proof, other], [other, ...proof], [...proof, root], [root, ...proof], [...proof, Buffer.alloc(0)], ...(proof.length > 1 ? [proof.toReversed(), []] : [])];
};

describe('what is not a proof', () => {
  const sizes = [1, 2, 3, 5, 8, 13, 32, 47, 64];
  const others = (size: number): number[] => [0, -1, 1.5, size * 2, Math.floor(size / 2)];

  it('of inclusion is refused: another leaf, index, size or root, and every list of hashes that was touched', async () => {
    const mutants: Inclusion[] = [];
    for (const size of sizes) {
      for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
        const claim = await included(index, size);
        expect(verifyInclusion(claim)).toBe(true);
        mutants.push(...[HASHES[(index + 1) % 64]!, Buffer.alloc(32), claim.root.subarray(1)].map((leaf) => ({ ...claim, leaf })),
          ...[index - 1, index + 1, index ^ 2, index + size].filter((i) => i !== index).map((i) => ({ ...claim, index: i })),
          ...others(size).filter((n) => n !== size).map((n) => ({ ...claim, size: n })),
          ...[EMPTY_ROOT, Buffer.alloc(0), leafHash(Buffer.from('au hasard'))].map((root) => ({ ...claim, root })),
          ...spoiled(claim.proof, claim.root).map((proof) => ({ ...claim, proof })));
      }
    }
    expect(mutants.length).toBeGreaterThan(500);
    expect(mutants.filter((m) => verifyInclusion(m)).map(({ index, size }) => [index, size])).toEqual([]);
  });

  it('of consistency is refused: other sizes, other roots, swapped roots, and every list of hashes that was touched', async () => {
    const mutants: Consistency[] = [];
    for (const second of sizes) {
      for (const first of new Set([1, Math.ceil(second / 2), Math.max(1, second - 1), second])) {
        const claim = await consistent(first, second);
        expect(verifyConsistency(claim)).toBe(true);
        mutants.push(...[first - 1, first + 1, first ^ 2, -first].filter((n) => n !== first).map((n) => ({ ...claim, first: n })),
          ...others(second).filter((n) => n !== second).map((n) => ({ ...claim, second: n })),
          ...[EMPTY_ROOT, leafHash(Buffer.from('au hasard')), Buffer.alloc(0)].flatMap((root) => [{ ...claim, firstRoot: root }, { ...claim, secondRoot: root }]),
          ...(first < second ? [{ ...claim, firstRoot: claim.secondRoot, secondRoot: claim.firstRoot }] : []),
          ...spoiled(claim.proof, claim.secondRoot).map((proof) => ({ ...claim, proof })));
      }
    }
    expect(mutants.length).toBeGreaterThan(500);
    expect(mutants.filter((m) => verifyConsistency(m)).map(({ first, second, proof }) => [first, second, proof.length])).toEqual([]);
  });
});
