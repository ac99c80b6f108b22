/** How long the draft of minutes is reread before it is validated: no text says it, usage does, as dated data. Nobody shortens it alone. */
import { dayOf, limitAfter, type Limit, type Span } from './calendar.js';
import { placeOf } from './places.js';

interface Usage { readonly span: Span; readonly words: string; readonly from: string }

/** [D] Five worked days after the meeting is closed. */
export const REREADINGS: readonly Usage[] = [{ span: { workingDays: 5 }, words: 'cinq jours ouvrés', from: '2023-12-31' }];

/** The day before is when it is recalled. */
const RECALLED_MS = 86_400_000;

/** From the closing: the first instant that is too late to observe, and when whoever has said nothing is reminded. */
export function rereadingTermOf(closedAt: Date, departement: number): Limit & { remindAt: Date } {
  const where = placeOf(departement);
  const day = dayOf(where, closedAt).toString();
  const usage = REREADINGS.filter(({ from }) => from <= day).at(-1) ?? REREADINGS[0]!;
  const limit = limitAfter(where, usage.span, closedAt);
  return { ...limit, remindAt: new Date(limit.until.getTime() - RECALLED_MS) };
}
