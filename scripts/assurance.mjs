/*
 * npm run assurance: the table of ASVS 5.0.0 (docs/assurance/), each requirement beside what its tests became in the last npm test; writes out/assurance.html.
 * It fails when a link names no test, or one that did not run or did not pass.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { advisories } from './assurance/advisories.mjs';
import { judged, totals } from './assurance/judge.mjs';
import { pageOf } from './assurance/page.mjs';
import { lastRecord } from './assurance/record.mjs';
import { faultsOf, readTable } from './assurance/table.mjs';
import { root } from './paths.mjs';
import { figure } from './score/figures.mjs';

const record = lastRecord();
if (!record) {
  console.error('No run of the tests is kept: « npm test » first, which keeps one in out/last-run.json.');
  process.exit(2);
}
const table = readTable();
const rows = judged(table, record);
const faults = [
  ...table.flatMap(faultsOf),
  ...rows.flatMap(({ id, links }) => links.filter(({ outcome }) => outcome !== 'passed').map(({ where, title, outcome }) => `${id}: ${where}, « ${title} » ${outcome === 'failed' ? 'failed' : 'did not run'}`)),
];
const grave = await advisories();
const sums = totals(rows);
const file = join(root, 'out/assurance.html');
writeFileSync(file, pageOf(rows, sums, record, grave));

figure('asvs.rows', sums.common.share);
figure('asvs.whole', Math.min(sums.v8.share, sums.v16.share));
if (grave) figure('advisories.grave', grave.high + grave.critical);

const said = ({ shown, of, share }) => `${shown} of ${of} (${(100 * share).toFixed(1)} %)`;
for (const fault of faults) console.log(`✗ ${fault}`);
console.log(`${rows.length} requirements; L1 and L2 that apply, shown by a test that passed in the run of ${record.at}: ${said(sums.common)}; without what whoever hosts answers for: ${said(sums.ours)}`);
console.log(`V8, L3 included: ${said(sums.v8)}; V16: ${said(sums.v16)}; all levels: ${said(sums.all)}`);
console.log(`advisories of what is shipped: ${grave ? `${grave.critical} critical, ${grave.high} high` : 'not measured, the registry does not answer that question'}`);
console.log(`${file}\n${faults.length === 0 ? rows.length : rows.length - new Set(faults.map((fault) => fault.split(':')[0])).size} passed, ${faults.length} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;
