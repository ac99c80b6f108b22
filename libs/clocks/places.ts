/**
 * Whose calendar a département lives by: its civil time and its public holidays (code du travail L.3133-1, L.3422-2; Alsace-Moselle: ordonnance of 16 August 1892).
 * The days themselves are the data of date-holidays, whose Gregorian rules hold for any year.
 */
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

export interface Place { zone: string; holidays: Holidays }

const place = (zone: string, region?: string): Place => ({ zone, holidays: region ? new Holidays('FR', region, { types: ['public'] }) : new Holidays('FR', { types: ['public'] }) });
const METROPOLE = place('Europe/Paris');
const ELSEWHERE: Readonly<Record<number, Place>> = {
  57: place('Europe/Paris', '57'), 67: place('Europe/Paris', '67'), 68: place('Europe/Paris', '68'),
  971: place('America/Guadeloupe', 'GP'), 972: place('America/Martinique', 'MQ'), 973: place('America/Cayenne', 'GF'), 974: place('Indian/Reunion', 'RE'), 976: place('Indian/Mayotte', 'YT'),
};

export const placeOf = (departement: number): Place => ELSEWHERE[departement] ?? METROPOLE;

const years = new Map<Place, Map<number, ReadonlySet<string>>>();

function holidaysOf(where: Place, year: number): ReadonlySet<string> {
  if (!years.has(where)) years.set(where, new Map());
  const known = years.get(where)!;
  if (!known.has(year)) known.set(year, new Set(where.holidays.getHolidays(year).map((day) => day.date.slice(0, 10))));
  return known.get(year)!;
}

const SATURDAY = 6;
export const isWorked = (where: Place, day: Temporal.PlainDate): boolean => day.dayOfWeek < SATURDAY && !holidaysOf(where, day.year).has(day.toString());

/** That day if it is worked, otherwise the first one after it that is. */
export function workedFrom(where: Place, day: Temporal.PlainDate): Temporal.PlainDate {
  let at = day;
  while (!isWorked(where, at)) at = at.add({ days: 1 });
  return at;
}
