/* What a run of the tests showed, test by test, kept for whoever asks afterwards: out/last-run.json. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../paths.mjs';

/** Between a describe and what it holds. */
export const INSIDE = ' › ';
export const RECORD = join(root, 'out/last-run.json');

/** Each test of jest's own record. What was skipped did not run. */
export function ofJest({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) => assertionResults.filter(({ status }) => status === 'passed' || status === 'failed')
    .map(({ ancestorTitles, title, status }) => ({ file: relative(root, name), title: [...ancestorTitles, title].join(INSIDE), passed: status === 'passed' })));
}

/** Each check that a runner of ours told, whatever file wrote it. */
export function ofChecks(program, output) {
  return [...output.matchAll(/^ {2}([✓✗]) (.+?)(?: \(\d+\.\d s\))?$/gm)].map(([, mark, title]) => ({ file: program, title, passed: mark === '✓' }));
}

/** `tests`: what each test became; `steps`: what each step of the run did. */
export function keepRecord(at, steps, tests) {
  mkdirSync(dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, `${JSON.stringify({ at, steps, tests })}\n`);
}

export function lastRecord(file = RECORD) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
