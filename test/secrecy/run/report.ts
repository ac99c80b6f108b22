/** What a run says of itself: how often each cell and each conjunct decided, which mutants were told from the law, and what is not good enough. */
import { FUNCTIONS } from '../oracle/table.js';
import { cells } from '../decisive.js';
import { shareOf, type Tally } from './tally.js';

export const ENOUGH = 100;

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

const few = (lines: readonly Line[]): Line[] => lines.filter((l) => l.times < ENOUGH).sort((a, b) => a.times - b.times);

/** The acts on which rare conjuncts and cells are decided. Mutants of the matrix put their own questions to every world, whatever else is asked of it. */
export const rarest = (tally: Tally): Line[] => [...few(cellLines(tally).lines), ...few(ruleLines(tally))].sort((a, b) => a.times - b.times);
export function rareActs(tally: Tally): string[] {
  const rare = rarest(tally).flatMap(({ name }) => tally.actsOf[name] ?? (name.startsWith('read') ? CELLS.read : CELLS.write));
  return [...new Set(rare)].sort(byName);
}
/** Where the cells of the table are decided. */
const CELLS = { read: ['Entry.read', 'Enfant.read', 'Thread.read', 'Message.read'], write: ['Entry.write', 'Enfant.write', 'Thread.open', 'Message.post'] };
const byName = (a: string, b: string): number => (a < b ? -1 : 1);

/** Nothing left to wait for. */
export function isEnough(tally: Tally): boolean {
  return few(cellLines(tally).lines).length === 0 && few(ruleLines(tally)).length === 0 && tally.matrix.alive.length === 0;
}

/** The lines to print, and what must fail the run. */
export function report(tally: Tally, counted: boolean): { text: string[]; failures: string[] } {
  const text: string[] = [];
  const failures: string[] = [];
  const table = (what: string, lines: readonly Line[]): void => {
    const short = few(lines);
    const least = lines.reduce((a, b) => (b.times < a.times ? b : a));
    text.push(`${what}: ${lines.length}, each decisive at least ${least.times} times (${least.name})`);
    for (const l of short.slice(0, 60)) text.push(`  ${String(l.times).padStart(6)}  ${l.name}`);
    if (short.length > 0 && counted) failures.push(`${short.length} ${what} decisive less than ${ENOUGH} times`);
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

  const share = shareOf(tally);
  text.push(`${tally.worlds} worlds of ${FUNCTIONS.length} functions, ${share.toFixed(1)} % of ${tally.decisions - tally.focused} decisions of whole worlds allowed, ${tally.focused} more on what is rare, ${tally.readers} answers read by row, ${tally.refusedByTheWallAlone} rows refused by the third wall alone`);
  if (share < 20 || share > 80) failures.push(`${share.toFixed(1)} % of decisions allowed: the worlds prove little`);
  return { text, failures };
}

function equivalents(what: string, list: readonly (readonly [string, string])[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const [name, why] of list) byReason.set(why, [...byReason.get(why) ?? [], name]);
  return [...byReason].map(([why, names]) => `  equivalent (${what}): ${why}: ${names.join(' | ')}`);
}
