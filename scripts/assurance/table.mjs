/*
 * The table of ASVS 5.0.0: one file for each chapter, one line for each requirement: number, level, our own words for it, verdict.
 * `test`: `by`, the tests that fail when it is broken. `operator`: whoever hosts answers for it, at the place that is said. `gap`, `not-applicable`: why.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { rules } from '../lint/rules.mjs';
import { titlesIn } from './titles.mjs';

const folder = join(root, 'docs/assurance');
export const VERDICTS = ['test', 'gap', 'operator', 'not-applicable'];
/** The checks of a folder are told by the program that runs them. */
export const RUNNERS = { 'test/web/': 'test/web/web.check.mjs', 'test/launcher/': 'test/launcher/launcher.check.mjs' };

export function readTable(from = folder) {
  return readdirSync(from).filter((name) => /^V\d\d\.json$/.test(name)).sort().flatMap((name) => JSON.parse(readFileSync(join(from, name), 'utf8')));
}

const stepIsThere = (name) => readFileSync(join(root, 'scripts/test.mjs'), 'utf8').split('\n').some((line) => line.startsWith(`  '${name}':`) || line.startsWith(`  ${name}:`));

/** Why a link names nothing that is written today; undefined when it does. */
export function brokenLink([where, title]) {
  if (where === 'step') return stepIsThere(title) ? undefined : `npm test has no step « ${title} »`;
  if (where === 'lint') return rules.some(({ name }) => name === title) ? undefined : `no rule of lint is named « ${title} »`;
  if (!existsSync(join(root, where))) return `${where} is not there`;
  return titlesIn(where).has(title) ? undefined : `${where} has no test « ${title} »`;
}

/** What is wrong with one line of the table. */
export function faultsOf({ id, level, label, verdict, by, why, where }) {
  const faults = [];
  if (!/^\d+\.\d+\.\d+$/.test(id)) faults.push('number');
  if (![1, 2, 3].includes(level)) faults.push('level');
  if (!label) faults.push('no words');
  if (!VERDICTS.includes(verdict)) faults.push('verdict');
  if (verdict === 'test' && !(by?.length > 0)) faults.push('no test');
  if (verdict !== 'test' && (by || !why)) faults.push('no reason, or a test beside it');
  if (verdict === 'operator' && !(where && existsSync(join(root, where)))) faults.push('nowhere is it said to whoever hosts');
  for (const link of by ?? []) faults.push(...[brokenLink(link)].filter(Boolean));
  return faults.map((fault) => `${id}: ${fault}`);
}
