/** Which messages of a long exchange are on the screen: two steps of them, whose beginning moves a step at a time, so that a new message is one more and not another list. */
const STEP = 25;
export const SHOWN = 2 * STEP;

/** Before the last ones. */
export const endOf = (seq: number): number => Math.max(0, (Math.ceil(seq / STEP) - 2) * STEP);

/** Before these messages; null: the last ones, whatever comes. */
export function beginningAt(n: number, seq: number): number | null {
  const start = Math.max(0, Math.floor((n - 1) / STEP) * STEP);
  return start >= endOf(seq) ? null : start;
}
export const former = (before: number): number => Math.max(0, before - SHOWN);
export const following = (before: number, seq: number): number | null => (before + SHOWN >= endOf(seq) ? null : before + SHOWN);

/** The message that an address names: « #m12 ». */
export const namedIn = (hash: string): number | null => Number(/^#m(\d+)$/.exec(hash)?.[1] ?? 0) || null;
