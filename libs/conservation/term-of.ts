import { Temporal } from 'temporal-polyfill';
import { CATEGORIES, TERMS, WARNINGS, type Category, type Retention } from './terms.js';

/** What a term is counted from. Days are civil days, YYYY-MM-DD. */
export interface Facts { category: Category; closedOn: string; /** The last day of the last social measure, where there was one. */ lastMeasureOn: string | null; birthDate: string }
/** dueOn: the first day on which it may be proposed for elimination; null, never. */
export interface RetentionTerm extends Retention { dueOn: string | null; warnOn: readonly [first: string, last: string] | null }

/** The value in force the day it is closed: a later one does not move a term that runs. */
export function retentionOf(category: Category, closedOn: string): Retention {
  const found = TERMS[category].values.filter((value) => value.from <= closedOn).at(-1);
  if (!found) throw new Error(`${category}: no retention is known on ${closedOn}`);
  return found;
}

/** A term stands in clear, to be compared by the tick: where the age alone fixes it, children born within five years come to it together, and no birth year is read in it. */
const YEARS_TOGETHER = 5;

/** Years run « de quantième à quantième », 29 February giving way to the 28th; then to the first day of a year, as archives are eliminated by closed year. */
export function termOf({ category, closedOn, lastMeasureOn, birthDate }: Facts): RetentionTerm {
  const retention = retentionOf(category, closedOn);
  if (retention.years === null) return { ...retention, dueOn: null, warnOn: null };
  const closed = Temporal.PlainDate.from(closedOn);
  const measure = TERMS[category].measured && lastMeasureOn ? Temporal.PlainDate.from(lastMeasureOn) : closed;
  const kept = latest(closed, measure).add({ years: retention.years });
  const grown = retention.notBeforeAge === null ? kept : Temporal.PlainDate.from(birthDate).add({ years: retention.notBeforeAge });
  const due = Temporal.PlainDate.compare(kept, grown) < 0 ? firstOfYear(grown, YEARS_TOGETHER) : firstOfYear(kept);
  const warned = (at: 0 | 1): string => due.subtract({ months: WARNINGS[at].months }).toString();
  return { ...retention, dueOn: due.toString(), warnOn: [warned(0), warned(1)] };
}

export const isCategory = (word: string): word is Category => (CATEGORIES as readonly string[]).includes(word);

const latest = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate => (Temporal.PlainDate.compare(a, b) < 0 ? b : a);
/** The first day of a year that this one or none before it is: of every year, or of one out of `every`. */
const firstOfYear = (day: Temporal.PlainDate, every = 1): Temporal.PlainDate => {
  const year = day.month === 1 && day.day === 1 ? day.year : day.year + 1;
  return Temporal.PlainDate.from({ year: Math.ceil(year / every) * every, month: 1, day: 1 });
};
