import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { Product } from '../support/product.js';
import { situation } from '../support/situation.js';
import { digestFor, messagesAfter, post, until, type Said } from './support/acts.js';
import { listen } from './support/listeners.js';

let product: Product;
let threadId: string;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());
beforeEach(async () => {
  ({ threadId } = await situation(product.door, { A5: ['FAM'], A6: ['FAM'], A16: ['FAM'] }));
  for (const who of ['A4', 'A5', 'A6', 'A16']) await product.token(who);
});
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

const GAP = 500;

describe('a reader who was cut', () => {
  it('asks after its last number and has the 500 of the gap, in order, once each, whatever the sockets said', async () => {
    const here = await listen(product, 'A5');
    const readersDigest = await digestFor(product, 'A4', threadId);
    const first = await post(product, 'A4', threadId, 'Avant la coupure.', { readersDigest });
    await until('the first is told', () => here.told.some((p) => p.version === first.seq));

    here.socket.disconnect();
    const texts = upTo(GAP).map((n) => `Pendant la coupure, ${n}.`);
    for (let n = 0; n < GAP; n += 10) {
      const group = await Promise.all(texts.slice(n, n + 10).map((text) => post(product, n % 20 ? 'A6' : 'A4', threadId, text, { readersDigest })));
      expect(group.every((said) => said.code === null)).toBe(true);
    }

    const again = await listen(product, 'A5');
    const from = performance.now();
    const gap = (await messagesAfter(product, 'A5', threadId, first.seq))!;
    figure('delivery.catchUpMs', performance.now() - from);
    figure('delivery.messages', gap.length);
    figure('delivery.faults', Math.abs(GAP - gap.length) + gap.filter((m, i) => m.seq !== first.seq + i + 1).length);
    expect(gap.map((m) => m.seq)).toEqual(upTo(GAP).map((n) => n + first.seq));
    expect(new Set(gap.map((m) => m.body))).toEqual(new Set(texts));
    expect(new Set(gap.map((m) => m.id)).size).toBe(GAP);
    // Nothing is replayed by the socket: what it missed is asked for. The last of the gap may be told late, when an older transaction held the tail: once each, in order, before the next.
    const last = await post(product, 'A4', threadId, 'Après.', { readersDigest });
    await until('the next is told', () => again.told.some((p) => p.version === last.seq));
    const told = again.told.map((p) => p.version);
    expect(told).toEqual(upTo(GAP + 2).slice(-told.length));
    expect(told.length).toBeLessThan(100);
  }, 120_000);
});

describe('several who write at once', () => {
  it('20 messages of four authors bear 20 numbers without a gap, the same order for every reader', async () => {
    const authors = ['A4', 'A5', 'A6', 'A16'];
    const readersDigest = await digestFor(product, 'A4', threadId);
    const said: Said[] = await Promise.all(upTo(20).map((n) => post(product, authors[n % 4]!, threadId, `Message ${n}.`, { readersDigest })));
    expect(said.map((s) => s.seq).sort((a, b) => a - b)).toEqual(upTo(20));
    const orders = await Promise.all(authors.map(async (who) => (await messagesAfter(product, who, threadId))!.map((m) => m.body)));
    expect(orders[0]).toHaveLength(20);
    for (const order of orders) expect(order).toEqual(orders[0]);
    const lines = (await messagesAfter(product, 'A4', threadId))!;
    for (const { id, seq } of said) expect(lines[seq - 1]!.id).toBe(id);
  }, 60_000);

  it('a refusal in their midst takes no number', async () => {
    const readersDigest = await digestFor(product, 'A4', threadId);
    const said = await Promise.all(upTo(10).map((n) => post(product, 'A4', threadId, `Message ${n}.`, { readersDigest: n % 2 ? readersDigest : 'f'.repeat(64) })));
    expect(said.filter((s) => s.code === null).map((s) => s.seq).sort((a, b) => a - b)).toEqual(upTo(5));
    expect(said.filter((s) => s.code === 'LECTEURS_CHANGES')).toHaveLength(5);
    expect((await messagesAfter(product, 'A5', threadId))!.map((m) => m.seq)).toEqual(upTo(5));
  }, 60_000);
});
