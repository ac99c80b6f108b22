/** The receipt as a browser verifies it: what is true is found so, and nothing that was touched. */
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { verifyReceipt, type Verdict } from '../../apps/web/src/pages/proof/verify-receipt.js';
import { checkpointText } from '../../libs/journal/checkpoint/checkpoint.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { CompactRange } from '../../libs/journal/tree/compact-range.js';
import { leafHash } from '../../libs/journal/tree/hash.js';
import { inclusionProof } from '../../libs/journal/tree/proofs.js';
import { subtreesFrom } from '../../libs/journal/tree/tiles.js';
import { journalKey } from '../journal/key.js';

const signer = new NoteSigner(journalKey());
const KEY = signer.verifier.line;
interface Receipt { v: number; checkpoint: string; entries: { index: number; leaf: string; salt: string; personal: string; proof: string[] }[] }

/** A journal of as many leaves, and the receipt of one of them, made by what makes ours. */
async function receiptOf(size: number, index: number): Promise<Receipt> {
  const made = Array.from({ length: size }, (_, i) => {
    const salt = randomBytes(16);
    const personal = JSON.stringify({ actorId: `acteur-${i}`, type: 'signalement.sent' });
    const commitment = createHash('sha256').update(salt).update(personal).digest('hex');
    return { salt: salt.toString('hex'), personal, leaf: JSON.stringify({ at: '2025-01-20T09:30:00.000Z', commitment, departement: 99, id: `feuille-${i}`, source: 'ACT', v: 1 }) };
  });
  const hashes = made.map(({ leaf }) => leafHash(Buffer.from(leaf)));
  const range = CompactRange.empty();
  const tiles: Buffer[] = [];
  for (const hash of hashes) range.append(hash, (level, _, of) => { if (level === 8) tiles.push(of); });
  const proof = await inclusionProof(subtreesFrom((level, from, count) => Promise.resolve((level === 0 ? hashes : tiles).slice(from, from + count))), index, size);
  return { v: 1, checkpoint: signer.sign(checkpointText({ origin: signer.verifier.name, size, root: range.root() })), entries: [{ index, ...made[index]!, proof: proof.map((hash) => hash.toString('hex')) }] };
}
const said = (receipt: Receipt | string, key = KEY): Promise<Verdict> => verifyReceipt(typeof receipt === 'string' ? receipt : JSON.stringify(receipt), key);

afterEach(() => { jest.restoreAllMocks(); });

describe('a receipt, verified in the browser', () => {
  it('is true wherever its leaf is, in a journal of any size', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(), async (size, n) => {
      const verdict = await said(await receiptOf(size, n % size));
      expect(verdict).toMatchObject({ proves: true, signature: 'VERIFIED', size, entries: [{ index: n % size, at: '2025-01-20T09:30:00.000Z', told: { type: 'signalement.sent' } }] });
    }), { numRuns: 25 });
  });

  it('is nothing once a single character of what it proves was changed', async () => {
    const receipt = await receiptOf(37, 21);
    const parts = ['leaf', 'salt', 'personal'] as const;
    await fc.assert(fc.asyncProperty(fc.constantFrom(...parts, 'proof'), fc.nat(), fc.constantFrom('0', '1', '7', '9', 'a', 'c', 'f', '"'), async (part, n, other) => {
      const changed = structuredClone(receipt);
      const [entry] = changed.entries;
      const at = n % (part === 'proof' ? entry!.proof.length : entry![part].length);
      const replaced = (text: string, i: number): string => text.slice(0, i) + other + text.slice(i + 1);
      if (part === 'proof') entry!.proof[at] = replaced(entry!.proof[at]!, n % 64);
      else entry![part] = replaced(entry![part], at);
      fc.pre(JSON.stringify(changed) !== JSON.stringify(receipt));
      expect((await said(changed)).proves).toBe(false);
    }), { numRuns: 300 });
    expect((await said(receipt)).proves).toBe(true);
  });

  it.each<[string, (receipt: Receipt) => void, RegExp]>([
    ['another place', (r) => { r.entries[0]!.index += 1; }, /n’est pas dans le journal/],
    ['a proof that is cut', (r) => { r.entries[0]!.proof.pop(); }, /n’est pas dans le journal/],
    ['a proof that is longer', (r) => { r.entries[0]!.proof.push('00'.repeat(32)); }, /n’est pas dans le journal/],
    ['no act', (r) => { r.entries = []; }, /aucun acte/],
    ['a larger size', (r) => { r.checkpoint = r.checkpoint.replace('\n37\n', '\n38\n'); }, /n’est pas signé/],
    ['no signature', (r) => { r.checkpoint = `${r.checkpoint.split('\n\n')[0]}\n\n`; }, /n’est pas signé/],
    ['another signature', (r) => { r.checkpoint = new NoteSigner(journalKey()).sign(`${r.checkpoint.split('\n\n')[0]}\n`); }, /n’est pas signé/],
    ['a leaf written otherwise', (r) => { r.entries[0]!.leaf = r.entries[0]!.leaf.replace('{', '{ '); }, /canonique/],
    ['another version', (r) => { r.v = 2; }, /n’est pas un reçu/],
  ])('with %s is nothing', async (_, change, why) => {
    const receipt = await receiptOf(37, 21);
    expect((await said(receipt)).proves).toBe(true);
    change(receipt);
    expect(await said(receipt)).toEqual({ proves: false, why: expect.stringMatching(why) });
  });

  it('is nothing when it is no receipt, or when the key is another or is none', async () => {
    for (const text of ['', '{', 'null', '[]', '{"v":1,"checkpoint":7,"entries":[{}]}']) expect(await said(text)).toMatchObject({ proves: false });
    const receipt = await receiptOf(3, 1);
    expect(await said(receipt, new NoteSigner(journalKey()).verifier.line)).toEqual({ proves: false, why: expect.stringContaining('signé de cette clé') });
    for (const key of ['', 'x', KEY.replace(/\+[0-9a-f]{8}\+/, '+00000000+')]) expect(await said(receipt, key)).toEqual({ proves: false, why: expect.stringContaining('clé publique') });
  });

  it('is not called true by a browser that cannot verify the signature, which still refuses what is not in the tree', async () => {
    const receipt = await receiptOf(37, 21);
    jest.spyOn(crypto.subtle, 'importKey').mockRejectedValue(Object.assign(new Error('no'), { name: 'NotSupportedError' }));
    expect(await said(receipt)).toMatchObject({ proves: true, signature: 'UNSUPPORTED' });
    receipt.entries[0]!.index += 1;
    expect(await said(receipt)).toMatchObject({ proves: false });
  });
});
