/**
 * Counting, in the civil time of the place (CPC 640 to 642, which say aloud what everybody does): the day of the fact does not count; months run « de quantième à quantième », the last
 * day of a shorter month standing for those it lacks; the last day counts whole, until midnight. Hours run from the instant, across a change of hour as the clock of physics does.
 */
import { Temporal } from 'temporal-polyfill';
import { isWorked, workedFrom, type Place } from './places.js';

export type Span = { readonly months: number } | { readonly days: number } | { readonly workingDays: number } | { readonly hours: number };

/** until: the first instant that is too late. lastDay: the last day that is not, where days are counted. */
export interface Limit { until: Date; lastDay: string | null }

/** carried: a last day that is a Saturday, a Sunday or a holiday gives way to the next worked one (CPC 642). */
export function limitAfter(where: Place, span: Span, from: Date, carried = false): Limit {
  if ('hours' in span) return { until: new Date(from.getTime() + span.hours * 3_600_000), lastDay: null };
  const last = counted(where, dayOf(where, from), span, 1);
  return endOf(where, carried ? workedFrom(where, last) : last);
}

/** The last moment for what must be done so long before a fact to come. */
export function limitBefore(where: Place, span: Span, to: Date): Limit {
  if ('hours' in span) return { until: new Date(to.getTime() - span.hours * 3_600_000), lastDay: null };
  return endOf(where, counted(where, dayOf(where, to), span, -1));
}

export const dayOf = (where: Place, at: Date): Temporal.PlainDate => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(where.zone).toPlainDate();

/** The same hour, so many months later. */
export const addMonths = (where: Place, at: Date, months: number): Date => new Date(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(where.zone).add({ months }).epochMilliseconds);

/** The first instant of a day, which is not always at zero hours. */
export const startOf = (where: Place, day: Temporal.PlainDate): Date => new Date(day.toZonedDateTime(where.zone).epochMilliseconds);

/** A term that counts its last day whole is the first instant of the next: from one to the other. */
export const endOfDay = (where: Place, day: Temporal.PlainDate | string): Date => startOf(where, Temporal.PlainDate.from(day).add({ days: 1 }));
export const lastDayBefore = (where: Place, until: Date): string => dayOf(where, new Date(until.getTime() - 1)).toString();

const endOf = (where: Place, last: Temporal.PlainDate): Limit => ({ until: endOfDay(where, last), lastDay: last.toString() });

function counted(where: Place, from: Temporal.PlainDate, span: Exclude<Span, { hours: number }>, way: 1 | -1): Temporal.PlainDate {
  if ('months' in span) return from.add({ months: way * span.months });
  if ('days' in span) return from.add({ days: way * span.days });
  let day = from;
  for (let left = span.workingDays; left > 0;) {
    day = day.add({ days: way });
    if (isWorked(where, day)) left--;
  }
  return day;
}
