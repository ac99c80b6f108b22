import { dayOf, endOfDay, limitAfter, limitBefore, startOf, type Limit, type Span } from './calendar.js';
import { CLOCKS, type ClockCode, type Value } from './clocks.js';
import { placeOf, type Place } from './places.js';

/** remindAt: when whoever answers for it is told that it comes, before it does. */
export interface Term extends Limit { remindAt: Date; article: string }

/** The value in force the day that the clock starts: a later one does not move a clock that runs. Throws before the first one for which we vouch. */
export function valueOf(code: ClockCode, day: string): Value {
  const found = CLOCKS[code].values.filter((value) => value.from <= day).at(-1);
  if (!found) throw new Error(`${code}: no value is known on ${day}`);
  return found;
}

/** When a clock comes to its term in a département: counted from `at`, or, for what is due before a fact to come, back from it. */
export function limitOf(code: ClockCode, at: Date, departement: number): Term {
  const where = placeOf(departement);
  const { span, article } = valueOf(code, dayOf(where, at).toString());
  const { counted } = CLOCKS[code];
  const limit = counted === 'BEFORE' ? limitBefore(where, span, at) : limitAfter(where, span, at, counted === 'CARRIED');
  return { ...limit, article, remindAt: remindAt(where, span, limit) };
}

/** The same term, brought forward to the end of a day. */
export function broughtForward(code: ClockCode, lastDay: string, departement: number): { until: Date; remindAt: Date } {
  const where = placeOf(departement);
  const limit = { until: endOfDay(where, lastDay), lastDay };
  return { until: limit.until, remindAt: remindAt(where, valueOf(code, lastDay).span, limit) };
}

/**
 * [D] Months: fifteen days before the last one. Days: from the first hour of the last day but one (« day 7 » of 8). Worked days: from the first hour of the last one.
 * Hours: when a quarter of them is left.
 */
function remindAt(where: Place, span: Span, { until }: Limit): Date {
  if ('hours' in span) return new Date(until.getTime() - span.hours * 900_000);
  const last = dayOf(where, new Date(until.getTime() - 1));
  return startOf(where, last.subtract({ days: 'months' in span ? 15 : 'days' in span ? 1 : 0 }));
}
