import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { beginningAt, endOf, following, former, namedIn, SHOWN } from '../../apps/web/src/pages/thread/window.js';

const seqs = fc.integer({ min: 1, max: 3_000 });
const shows = (before: number, n: number): boolean => n > before && n <= before + SHOWN;

describe('of a long exchange, what is on the screen', () => {
  it('is fifty messages at most, with the one that was asked for', () => {
    fc.assert(fc.property(seqs, seqs, (seq, m) => {
      const n = Math.min(seq, m);
      expect(shows(beginningAt(n, seq) ?? endOf(seq), n)).toBe(true);
    }));
  });

  it('at its end always holds the last one, and moves only now and then: a new message is one more', () => {
    fc.assert(fc.property(seqs, (seq) => { expect(shows(endOf(seq), seq)).toBe(true); }));
    expect(new Set(Array.from({ length: 100 }, (_, i) => endOf(1_000 + i))).size).toBeLessThanOrEqual(5);
  });

  it('goes back to the first message and forth to the last, and jumps over none', () => {
    fc.assert(fc.property(seqs, (seq) => {
      const seen = new Set<number>();
      const see = (before: number): void => { for (let n = before + 1; n <= Math.min(seq, before + SHOWN); n += 1) seen.add(n); };
      let before = endOf(seq);
      for (see(before); before > 0; see(before)) before = former(before);
      expect(seen.size).toBe(seq);
      seen.clear();
      for (let next: number | null = 0; next !== null && seen.size < seq; next = following(next, seq)) see(next);
      see(endOf(seq));
      expect(seen.size).toBe(seq);
    }));
  });

  it('is named by the address, or not', () => {
    expect([namedIn('#m12'), namedIn('#m0'), namedIn('#non-lus'), namedIn('')]).toEqual([12, null, null, null]);
  });
});
