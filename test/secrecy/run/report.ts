/** What a run says of itself: how often each cell and each conjunct decided, which mutants were told from the law, and what is not good enough. */
import { FUNCTIONS } from '../oracle/table.js';
import { cells } from '../decisive.js';
import { shareOf, type Tally } from './tally.js';

export const enoughOf = (seconds: number): number => (seconds >= LONG_SECONDS ? 100 : 20);
/** Of the mutants: a third of them at each brief run, drawn by its seed. */
export const shareOfMutants = (seconds: number): number => (seconds >= LONG_SECONDS ? 1 : 1 / 3);
/** A run of this length, as that of npm run score -- --long, is asked for more of each. */
const LONG_SECONDS = 300;
/** Of what the database shows by itself: it is asked to impersonate one actor in four, of the rows of one world only. */
const shownEnough = (enough: number): number => enough / 10;
/** What the scorecard asks of one run (scripts/score/lines.mjs): all is compared until then. */
const DECISIONS = 5_000_000;

export interface Line { name: string; times: number }

function cellLines(tally: Tally): { lines: Line[]; redundant: Line[] } {
  const lines = cells(new Map(Object.entries(tally.cells)));
  return { lines: lines.filter((l) => !REDUNDANT.has(l.name)), redundant: lines.filter((l) => REDUNDANT.has(l.name)) };
}

/** Every function that may be an evaluator holds P on LOG by itself: the duty adds nothing there. */
const REDUNDANT = new Set(['read EVALUATEUR LOG P', 'write EVALUATEUR LOG P']);

export function ruleLines(tally: Tally): Line[] {
  return Object.entries(tally.rules).filter(([name]) => !(name in tally.equivalentRules)).map(([name, times]) => ({ name, times }));
}

/** What each act answered, and what the wall did of each table: a world in which nobody may do a thing proves nothing of it. */
const answerLines = (tally: Tally): Line[] => Object.entries(tally.answers).flatMap(([act, { allowed, refused }]) => [{ name: `${act} allowed`, times: allowed }, { name: `${act} refused`, times: refused }]);
const isWall = ({ name }: Line): boolean => name.includes(' shown ');
const actLines = (tally: Tally): Line[] => answerLines(tally).filter((line) => !isWall(line));

const few = (lines: readonly Line[], enough: number): Line[] => lines.filter((l) => l.times < enough).sort((a, b) => a.times - b.times);

/** The acts on which rare conjuncts and cells are decided. Mutants of the matrix put their own questions to every world, whatever else is asked of it. */
export const rarest = (tally: Tally, enough: number): Line[] => [...few(cellLines(tally).lines, enough), ...few(ruleLines(tally), enough), ...few(actLines(tally), enough)].sort((a, b) => a.times - b.times);
export function rareActs(tally: Tally, enough: number): string[] {
  const rare = rarest(tally, enough).flatMap(({ name }) => tally.actsOf[name] ?? (ANSWER.test(name) ? [name.replace(ANSWER, '')] : name.startsWith('read') ? CELLS.read : CELLS.write));
  return [...new Set(rare)].sort(byName);
}
/** Where the cells of the table are decided. */
const CELLS = { read: ['Entry.read', 'Enfant.read', 'Thread.read', 'Message.read'], write: ['Entry.write', 'Enfant.write', 'Thread.open', 'Message.post'] };
const ANSWER = / (allowed|refused)$/;
const byName = (a: string, b: string): number => (a < b ? -1 : 1);

/** Nothing left to wait for. */
export const isWide = (tally: Tally): boolean => tally.decisions >= DECISIONS;
export const isEnough = (tally: Tally, enough: number): boolean => isWide(tally) && rarest(tally, enough).length === 0 && tally.matrix.alive.length === 0;

/** The lines to print, and what must fail the run. */
export function report(tally: Tally, counted: boolean, wanted: number): { text: string[]; failures: string[] } {
  const text: string[] = [];
  const failures: string[] = [];
  const table = (what: string, lines: readonly Line[], enough = wanted): void => {
    const short = few(lines, enough);
    const least = lines.reduce((a, b) => (b.times < a.times ? b : a));
    text.push(`${what}: ${lines.length}, each seen to decide at least ${least.times} times (${least.name})`);
    for (const l of short.slice(0, 60)) text.push(`  ${String(l.times).padStart(6)}  ${l.name}`);
    if (short.length > 0 && counted) failures.push(`${short.length} ${what} seen less than ${enough} times`);
  };
  const { lines, redundant } = cellLines(tally);
  table('cells (function × kind × right), reading', lines.filter((l) => l.name.startsWith('read')));
  table('cells (function × kind × right), writing', lines.filter((l) => l.name.startsWith('write')));
  for (const l of redundant) text.push(`  ${l.name}: never decisive, every function that may evaluate holds it`);
  table('rules and conjuncts', ruleLines(tally));
  text.push(...equivalents('rules and conjuncts', Object.entries(tally.equivalentRules)));

  const { total, killed, alive, equivalent } = tally.matrix;
  text.push(`mutants of the matrix: ${total}, ${killed} killed, ${equivalent.length} equivalent, ${alive.length} alive`);
  text.push(...equivalents('the matrix', equivalent.map((name) => [name, 'no rule of any function opens more or less, or nothing is ever shared with it'])));
  for (const name of alive.slice(0, 40)) text.push(`  alive: ${name}`);
  if (alive.length > 0 && counted) failures.push(`${alive.length} mutants of the matrix alive`);
  const { walls } = tally;
  text.push(`mutants of the third wall and of validities: ${walls.total}, ${walls.killed} killed, ${walls.equivalent.length} equivalent, ${walls.alive.length} alive`);
  text.push(...equivalents('the third wall', walls.equivalent), ...walls.alive.map((name) => `  alive: ${name}`), ...walls.wrong.map((w) => `  wrong without any mutant: ${w}`));
  if (walls.wrong.length > 0) failures.push('the third wall is not what it should be');
  else if (walls.alive.length > 0) failures.push(`${walls.alive.length} mutants of the third wall alive`);
  for (const name of tally.unproved) text.push(`  not proved: ${name}`);
  if (tally.unproved.length > 0) failures.push(`${tally.unproved.length} mutants on which the readings part`);

  table('acts, allowed and refused', actLines(tally));
  table('tables, shown and hidden by the walls', answerLines(tally).filter(isWall), shownEnough(wanted));
  text.push(`${tally.worlds} worlds of ${FUNCTIONS.length} functions, ${shareOf(tally).toFixed(1)} % of ${tally.decisions} decisions allowed, ${tally.readers} answers read by row, ${tally.refusedByTheWallAlone} rows refused by the third wall alone`);
  return { text, failures };
}

function equivalents(what: string, list: readonly (readonly [string, string])[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const [name, why] of list) byReason.set(why, [...byReason.get(why) ?? [], name]);
  return [...byReason].map(([why, names]) => `  equivalent (${what}): ${why}: ${names.join(' | ')}`);
}
