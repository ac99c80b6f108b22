import type { Answers } from '../judge.js';
import type { Attacked } from '../walls/attack.js';

/** What a worker has seen so far, in a form that crosses a process boundary and can be added to another's. */
export interface Tally {
  worlds: number;
  decisions: number;
  /** Of each act, and of what the wall shows of each table. */
  answers: Answers;
  divergences: number;
  /** How often each cell was decisive, from the oracle's side. */
  cells: Record<string, number>;
  /** How often each conjunct and rule of the product was. */
  rules: Record<string, number>;
  equivalentRules: Record<string, string>;
  /** On which acts each is decided. */
  actsOf: Record<string, readonly string[]>;
  matrix: { total: number; killed: number; alive: string[]; equivalent: string[] };
  walls: Attacked;
  /** Mutants that one reading tells from the law and another does not, or that the harness could not run. */
  unproved: string[];
  readers: number;
  refusedByTheWallAlone: number;
}

export const emptyTally = (): Tally => ({ worlds: 0, decisions: 0, answers: {}, divergences: 0, cells: {}, rules: {}, equivalentRules: {}, actsOf: {},
  matrix: { total: 0, killed: 0, alive: [], equivalent: [] }, unproved: [], walls: { total: 0, killed: 0, alive: [], equivalent: [], wrong: [] }, readers: 0, refusedByTheWallAlone: 0 });

/** How many decisions allow, in percent: a figure to look at. What is asked of a run is asked act by act. */
export const shareOf = (t: Tally): number => (100 * Object.values(t.answers).reduce((sum, of) => sum + of.allowed, 0)) / Math.max(1, t.decisions);

export function addAnswers(to: Answers, more: Answers): void {
  for (const [act, { allowed, refused }] of Object.entries(more)) {
    const of = to[act] ??= { allowed: 0, refused: 0 };
    of.allowed += allowed;
    of.refused += refused;
  }
}

export function added(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const t of tallies) {
    for (const key of ['worlds', 'decisions', 'divergences', 'readers', 'refusedByTheWallAlone'] as const) sum[key] += t[key];
    for (const what of ['cells', 'rules'] as const) for (const [name, times] of Object.entries(t[what])) sum[what][name] = (sum[what][name] ?? 0) + times;
    addAnswers(sum.answers, t.answers);
    Object.assign(sum.equivalentRules, t.equivalentRules);
    Object.assign(sum.actsOf, t.actsOf);
    sum.matrix.total += t.matrix.total;
    sum.matrix.killed += t.matrix.killed;
    sum.matrix.alive.push(...t.matrix.alive);
    sum.matrix.equivalent.push(...t.matrix.equivalent);
    sum.unproved.push(...t.unproved);
    sum.walls.total += t.walls.total;
    sum.walls.killed += t.walls.killed;
    for (const key of ['alive', 'equivalent', 'wrong'] as const) (sum.walls[key] as unknown[]).push(...t.walls[key]);
  }
  return sum;
}
