import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { counted } from '../../scripts/assurance/advisories.mjs';
import { judged, totals, type Run } from '../../scripts/assurance/judge.mjs';
import { pageOf } from '../../scripts/assurance/page.mjs';
import { ofChecks, ofJest } from '../../scripts/assurance/record.mjs';
import { brokenLink, faultsOf, readTable, type Row } from '../../scripts/assurance/table.mjs';
import { asRun, titlesOf } from '../../scripts/assurance/titles.mjs';

const table = readTable();
const row = (over: Partial<Row>): Row => ({ id: '16.1.1', level: 2, label: 'x', verdict: 'test', by: [['a.spec.ts', 'a › b %s']], ...over });
const run = (...tests: [title: string, passed: boolean][]): Run => ({ steps: { lint: { passed: 3, failed: 0 }, types: { passed: 0, failed: 1 } }, tests: tests.map(([title, passed]) => ({ file: 'a.spec.ts', title, passed })) });
const outcome = (of: Row, record: Run): string => judged([of], record)[0]!.links[0]!.outcome;

describe('the table of ASVS 5.0.0', () => {
  it('has each requirement once: 70 of the first level, 183 of the second, 92 of the third, in seventeen chapters', () => {
    expect(new Set(table.map(({ id }) => id)).size).toBe(345);
    expect([1, 2, 3].map((level) => table.filter((one) => one.level === level).length)).toEqual([70, 183, 92]);
    const chapters = Array.from({ length: 17 }, (_, n) => table.filter(({ id }) => id.startsWith(`${n + 1}.`)).length);
    expect(chapters).toEqual([30, 13, 31, 16, 13, 47, 19, 13, 7, 36, 24, 12, 21, 13, 21, 17, 12]);
  });

  it('says of each a verdict, and names only tests that are written', () => {
    expect(table.flatMap(faultsOf)).toEqual([]);
    for (const [where, title] of [['test/assurance/nowhere.spec.ts', 'x'], ['test/assurance/links.spec.ts', 'the table of ASVS 5.0.0 › has each requirement'], ['step', 'nothing'], ['lint', 'nothing']] as const) {
      expect([where, brokenLink([where, title])]).toEqual([where, expect.any(String)]);
    }
    expect(brokenLink(['test/assurance/links.spec.ts', 'the table of ASVS 5.0.0 › says of each a verdict, and names only tests that are written'])).toBeUndefined();
  });

  it('tells its gaps, and what whoever hosts answers for, where people read them', () => {
    const document = readFileSync('docs/assurance.md', 'utf8');
    const told = [...document.matchAll(/^\| (\d+\.\d+\.\d+) \|/gm)].map(([, id]) => id!);
    const owed = table.filter(({ verdict }) => verdict === 'gap' || verdict === 'operator');
    expect(told.sort()).toEqual(owed.map(({ id }) => id).sort());
    for (const { id, why } of owed) expect([id, document.includes(why!)]).toEqual([id, true]);
  });

  it.each<[string, Partial<Row>]>([
    ['without a test', { by: [] }], ['a gap without its reason', { verdict: 'gap', by: undefined }], ['a gap with a test', { verdict: 'gap', why: 'y' }], ['another verdict', { verdict: 'passed' }], ['an operator who is told nowhere', { verdict: 'operator', by: undefined, why: 'y' }],
    ['a level that is none', { level: 4 }], ['no words', { label: '' }], ['a number that is none', { id: '16.1' }], ['a file that is nowhere', { by: [['nowhere.spec.ts', 'x']] }],
  ])('refuses a line %s', (_what, over) => {
    const good = row({ by: [['lint', 'no-console']] });
    expect(faultsOf(good)).toEqual([]);
    expect(faultsOf({ ...good, ...over })).not.toEqual([]);
  });
});

describe('a title', () => {
  it('is that of each test that runs, within its describe', () => {
    const source = `describe('a', () => { it('b', f); it.each([[1]])('c %s', f); it.skip('not run', f); describe.each(X)('d $name', () => { it(\`e \${n} f\`, f); }); }); it('alone', f); await check(\`g \${h}\`, f);`;
    expect([...titlesOf(source, 'a.ts')]).toEqual(['a › b', 'a › c %s', 'a › d $name › e ${n} f', 'alone', 'g ${h}']);
  });

  it('is recognised when its holes are filled, and not otherwise', () => {
    expect(asRun('a › c %s').test('a › c 42 (x)')).toBe(true);
    expect(asRun('a › e ${n.map((o) => `${o}`)} f').test('a › e 7 f')).toBe(true);
    expect(asRun('refused $name?').test('refused x?')).toBe(true);
    expect(asRun('a › b').test('a › b c')).toBe(false);
    expect(asRun('a.b').test('axb')).toBe(false);
  });
});

describe('what a run shows', () => {
  it('is what passed in it, every case of it: one that failed, or none, shows nothing', () => {
    expect(outcome(row({}), run(['a › b 1', true], ['a › b 2', true]))).toBe('passed');
    expect(outcome(row({}), run(['a › b 1', true], ['a › b 2', false]))).toBe('failed');
    expect(outcome(row({}), run(['a › c 1', true]))).toBe('absent');
    expect(outcome(row({ by: [['b.spec.ts', 'a › b %s']] }), run(['a › b 1', true]))).toBe('absent');
    expect([['lint', 'no-console'], ['step', 'types'], ['step', 'timing of refusals']].map((link) => outcome(row({ by: [link as [string, string]] }), run()))).toEqual(['passed', 'failed', 'absent']);
  });

  it('is read from jest and from our runners; what was skipped did not run', () => {
    const assertion = (title: string, status: string): object => ({ ancestorTitles: ['a'], title, status });
    const told = ofJest({ testResults: [{ name: join(process.cwd(), 'test/a.spec.ts'), assertionResults: [assertion('b', 'passed'), assertion('c', 'failed'), assertion('d', 'pending')] }] });
    expect(told).toEqual([{ file: 'test/a.spec.ts', title: 'a › b', passed: true }, { file: 'test/a.spec.ts', title: 'a › c', passed: false }]);
    expect(ofChecks('p', '  ✓ one (1.2 s)\n  ✗ two\n      stack\n  – three: not run, x\n1 passed, 1 failed\n')).toEqual([{ file: 'p', title: 'one', passed: true }, { file: 'p', title: 'two', passed: false }]);
  });

  it('is counted of what applies: what whoever hosts answers for is not shown by us, and is not taken off', () => {
    const rows = judged([row({}), row({ id: '8.1.1', level: 3, verdict: 'gap', by: undefined, why: 'y' }), row({ id: '12.1.1', level: 1, verdict: 'operator', by: undefined, why: 'y' }), row({ id: '17.1.1', verdict: 'not-applicable', by: undefined, why: 'y' })], run(['a › b 1', true]));
    const { common, ours, v8, v16, all } = totals(rows);
    expect([common, ours, v8, v16, all].map(({ shown, of }) => [shown, of])).toEqual([[1, 2], [1, 1], [0, 1], [1, 1], [1, 3]]);
  });

  it('is a page that asks nothing of anybody, and repeats nothing as it stands', () => {
    const rows = judged([row({ label: '<script>alert(1)</script> & "x"' })], run(['a › b 1', true]));
    const page = pageOf(rows, totals(rows), { ...run(), at: '2026-01-01' }, null);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;');
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|https?:|@import|url\(/);
    expect(page).toContain('non mesurés');
  });
});

it('advisories that the registry does not give are not zero', () => {
  expect(counted('{"metadata":{"vulnerabilities":{"high":2,"critical":1}}}')).toEqual({ high: 2, critical: 1 });
  expect(counted('npm warn x\n{"metadata":{"vulnerabilities":{"high":0,"critical":0}}}')).toEqual({ high: 0, critical: 0 });
  for (const output of ['', 'npm error audit endpoint returned an error\n{"message":"405"}', '{"metadata":{}}', '{']) expect(counted(output)).toBeNull();
});
