import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { asText, card } from '../../scripts/score/card.mjs';
import { figure, figuresOf } from '../../scripts/score/figures.mjs';

const LINE = [{ says: 'nothing is lost', needs: [{ name: 'acts', least: 100, what: 'acts' }, { name: 'lost', most: 0, what: 'lost' }] }];
const verdictOf = (told: Record<string, number[]>): string => card(new Map(Object.entries(told)), LINE)[0]!.verdict;
const asked = process.env['FIGURES'];
afterEach(() => { if (asked) process.env['FIGURES'] = asked; else delete process.env['FIGURES']; });

it('adds up what must be many, and keeps the worst of what must not be', () => {
  expect(verdictOf({ acts: [60, 40], lost: [0, 0] })).toBe('held');
  expect(verdictOf({ acts: [60, 39], lost: [0] })).toBe('short');
  expect(verdictOf({ acts: [60, 40], lost: [0, 1, 0] })).toBe('missed');
});

it('holds nothing that was not measured, and forgives nothing for it', () => {
  expect(verdictOf({ acts: [100] })).toBe('unmeasured');
  expect(verdictOf({})).toBe('unmeasured');
  expect(verdictOf({ lost: [1] })).toBe('missed');
});

it('has twenty lines, each said with its figures and its targets', () => {
  const rows = card(new Map([['walls.decisions', [5_000_001]], ['walls.divergences', [0]]]));
  expect(rows).toHaveLength(20);
  expect(asText(rows)).toMatch(/^ 1 {2}held {8}the oracle .+\n {16}5,000,001 decisions \(≥ 5,000,000\) · 0 divergences \(≤ 0\)\n/);
  expect(asText(rows)).toMatch(/\n1 held, 0 short, 19 unmeasured, 0 missed, of 20 lines$/);
});

it('is told by any process, line by line, and by none that nobody asked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-figures-'));
  try {
    delete process.env['FIGURES'];
    figure('acts', 1);
    process.env['FIGURES'] = join(folder, 'figures');
    for (const n of [2, 3]) figure('acts', n);
    expect(figuresOf(join(folder, 'figures'))).toEqual(new Map([['acts', [2, 3]]]));
    expect(figuresOf(join(folder, 'nothing'))).toEqual(new Map());
  } finally {
    rmSync(folder, { recursive: true });
  }
});
