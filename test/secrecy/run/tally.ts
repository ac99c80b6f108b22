import type { Attacked } from '../walls/attack.js';

/** What a worker has seen so far, in a form that crosses a process boundary and can be added to another's. */
export interface Tally {
  worlds: number;
  decisions: number;
  /** Among those of whole worlds: what is rare is mostly refused, and says nothing of how dense the worlds are. */
  allowed: number;
  /** Decisions on the few acts still asked once the rest was seen enough. */
  focused: number;
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

export const emptyTally = (): Tally => ({ worlds: 0, decisions: 0, allowed: 0, focused: 0, divergences: 0, cells: {}, rules: {}, equivalentRules: {}, actsOf: {},
  matrix: { total: 0, killed: 0, alive: [], equivalent: [] }, unproved: [], walls: { total: 0, killed: 0, alive: [], equivalent: [], wrong: [] }, readers: 0, refusedByTheWallAlone: 0 });

/** How many decisions of whole worlds allow, in percent. */
export const shareOf = (t: Tally): number => (100 * t.allowed) / Math.max(1, t.decisions - t.focused);

export function added(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const t of tallies) {
    for (const key of ['worlds', 'decisions', 'allowed', 'focused', 'divergences', 'readers', 'refusedByTheWallAlone'] as const) sum[key] += t[key];
    for (const what of ['cells', 'rules'] as const) for (const [name, times] of Object.entries(t[what])) sum[what][name] = (sum[what][name] ?? 0) + times;
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
