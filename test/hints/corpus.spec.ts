import { describe, expect, it } from '@jest/globals';
import { FAMILIES } from '../../libs/signalements/hints/families.js';
import type { Family } from '../../libs/signalements/hints/family.js';
import { PARAGRAPH_TYPES } from '../../libs/signalements/paragraph.js';
import { readCorpus } from './corpus.js';
import { shortcomings, table } from './judged.js';
import { scoreOf } from './score.js';

const corpus = readCorpus();
const heldOut = corpus.filter(({ half }) => half === 'held-out');
const codes = FAMILIES.map(({ code }) => code);
const judged = (families: readonly Family[]): string[] => shortcomings(scoreOf(heldOut, families), scoreOf(corpus, families), codes);

describe('facts-versus-opinion hints on the annotated sentences', () => {
  it('are judged on at least two hundred sentences, four in ten of them clean, every code in both halves', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(200);
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length);
    expect(corpus.filter(({ expected }) => expected.length === 0).length / corpus.length).toBeGreaterThanOrEqual(0.4);
    for (const half of ['tuning', 'held-out']) {
      const found = new Set(corpus.filter((one) => one.half === half).flatMap(({ expected }) => expected));
      expect([...found].sort()).toEqual([...codes].sort());
    }
    expect(corpus.filter(({ type }) => !PARAGRAPH_TYPES.includes(type))).toEqual([]);
  });

  it('reach what is asked of them, and the figures are printed', () => {
    const tuning = corpus.filter(({ half }) => half === 'tuning');
    const written = heldOut.filter(({ id }) => id.startsWith('last-'));
    process.stdout.write([
      '', table('Moitié de réglage', tuning.length, scoreOf(tuning, FAMILIES)), table('Moitié tenue à l’écart', heldOut.length, scoreOf(heldOut, FAMILIES)),
      table('dont les lettres écrites après les règles', written.length, scoreOf(written, FAMILIES)),
    ].join('\n'));
    expect(judged(FAMILIES)).toEqual([]);
  });

  it.each(codes)('without the family %s, fail this very check', (code) => {
    expect(judged(FAMILIES.filter((family) => family.code !== code))).not.toEqual([]);
  });

  it.each(codes)('with the family %s firing on everything, fail this very check', (code) => {
    const everywhere: Family = { ...FAMILIES.find((family) => family.code === code) as Family, reads: PARAGRAPH_TYPES, find: ({ text }) => [{ from: 0, to: text.length }] };
    expect(judged(FAMILIES.map((family) => (family.code === code ? everywhere : family)))).not.toEqual([]);
  });
});
