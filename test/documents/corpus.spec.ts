import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { examine, type Verdict } from '../../libs/documents/examine.js';
import { TYPES } from '../../libs/documents/types.js';
import { corpus, type Case } from './corpus.js';

const program = join(process.cwd(), 'dist/libs/documents/check/main.js');
/** What the scorecard asks of one file. */
const MOST_MS = 10_000;

const asExpected = ({ expected }: Case, verdict: Verdict): boolean => {
  if (expected === 'EITHER') return true;
  if (verdict.state !== 'REFUSED') return expected === 'ACCEPTED';
  return expected === 'REFUSED' || expected === verdict.reason || (Array.isArray(expected) && expected.includes(verdict.reason));
};

describe('the corpus', () => {
  const unexpected: string[] = [];
  const slow: string[] = [];
  const served: { file: string; verdict: Exclude<Verdict, { state: 'REFUSED' }> }[] = [];
  let cases: Case[] = [];
  let [accepted, refused] = [0, 0];

  beforeAll(async () => {
    cases = await corpus();
    const late: Case[] = [];
    for (let i = 0; i < cases.length; i += 2) await Promise.all(cases.slice(i, i + 2).map((one) => judge(one, (again) => late.push(again))));
    // A machine that stands still is late of anything: what was late is asked once more, alone.
    for (const one of late) await judge(one, (again) => slow.push(again.what));
  }, 1_200_000);
  afterAll(() => { served.length = 0; });

  async function judge(one: Case, isLate: (one: Case) => void): Promise<void> {
    const bytes = await one.bytes();
    const startedAt = performance.now();
    const verdict = await examine({ program, clamdUrl: '' }, bytes, one.file);
    if (performance.now() - startedAt > MOST_MS && !asExpected(one, verdict)) return isLate(one);
    if (!asExpected(one, verdict)) unexpected.push(`${one.what}: ${verdict.state === 'REFUSED' ? verdict.reason : verdict.state}, instead of ${String(one.expected)}`);
    if (verdict.state === 'REFUSED') refused++;
    else {
      accepted++;
      served.push({ file: one.file, verdict });
    }
  }

  it('has the verdict that is expected of each of its files, in time', () => {
    figure('files.unexpected', unexpected.length);
    figure('files.slow', slow.length);
    expect(unexpected).toEqual([]);
    expect(slow).toEqual([]);
  });

  it('is large enough, and neither verdict is given to all', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(accepted).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(150);
    figure('files.cases', cases.length);
    console.log(`${cases.length} files: ${accepted} accepted, ${refused} refused`);
  });

  it('gives back, of what it accepts, what it accepts again, of the same type', async () => {
    for (const { file, verdict } of served.slice(0, 24)) {
      const again = await examine({ program, clamdUrl: '' }, verdict.bytes, file);
      expect([file, again.state, again.state === 'REFUSED' ? again.reason : TYPES[again.type].mime]).toEqual([file, 'UNSCANNED', TYPES[verdict.type].mime]);
    }
  }, 60_000);
});
