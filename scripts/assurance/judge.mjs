/* The table beside a run: what each linked test became in it. */
import { RUNNERS } from './table.mjs';
import { asRun } from './titles.mjs';

const runnerOf = (where) => Object.entries(RUNNERS).find(([folder]) => where.startsWith(folder) && where.endsWith('.mjs'))?.[1];

/** passed, failed, or absent: it did not run, which shows nothing. A table of cases passed when all of them did. */
function outcome([where, title], { steps, tests }) {
  if (where === 'step' || where === 'lint') {
    const step = steps[where === 'lint' ? 'lint' : title];
    return !step ? 'absent' : step.failed === 0 && step.passed > 0 ? 'passed' : 'failed';
  }
  const [file, as] = [runnerOf(where) ?? where, asRun(title)];
  const ran = tests.filter((test) => test.file === file && as.test(test.title));
  return ran.length === 0 ? 'absent' : ran.every(({ passed }) => passed) ? 'passed' : 'failed';
}

export function judged(table, record) {
  return table.map((row) => {
    const links = (row.by ?? []).map((link) => ({ where: link[0], title: link[1], outcome: outcome(link, record) }));
    return { ...row, links, shown: row.verdict === 'test' && links.every((link) => link.outcome === 'passed') };
  });
}

export const chapterOf = ({ id }) => Number(id.split('.')[0]);

/** Of what applies, how much is shown. What whoever hosts answers for applies, and no test of ours shows it. */
export function share(rows) {
  const applies = rows.filter(({ verdict }) => verdict !== 'not-applicable');
  const shown = applies.filter((row) => row.shown).length;
  return { shown, of: applies.length, share: applies.length === 0 ? 0 : shown / applies.length };
}

export function totals(rows) {
  const common = rows.filter(({ level }) => level <= 2);
  return {
    common: share(common), ours: share(common.filter(({ verdict }) => verdict !== 'operator')),
    v8: share(rows.filter((row) => chapterOf(row) === 8)), v16: share(rows.filter((row) => chapterOf(row) === 16)), all: share(rows),
  };
}
