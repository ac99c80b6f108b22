import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { limitAfter, limitBefore, type Span } from './calendar.js';
import { isWorked, placeOf } from './places.js';
import { Temporal } from 'temporal-polyfill';

const PARIS = placeOf(99);
const after = (span: Span, from: string, carried = false): string => { const { lastDay, until } = limitAfter(PARIS, span, new Date(from), carried); return `${lastDay} ${until.toISOString()}`; };

describe('a term', () => {
  it.each<[string, Span, string, string]>([
    ['on the last day of a shorter month', { months: 1 }, '2025-01-31T09:00:00+01:00', '2025-02-28 2025-02-28T23:00:00.000Z'],
    ['on 29 February of a leap year', { months: 1 }, '2028-01-31T09:00:00+01:00', '2028-02-29 2028-02-29T23:00:00.000Z'],
    ['a year after a 29 February', { months: 12 }, '2028-02-29T09:00:00+01:00', '2029-02-28 2029-02-28T23:00:00.000Z'],
    ['over the end of a year', { months: 3 }, '2025-11-30T09:00:00+01:00', '2026-02-28 2026-02-28T23:00:00.000Z'],
    ['counted from the day in France, when it is still yesterday in UTC', { days: 8 }, '2025-05-13T22:30:00Z', '2025-05-22 2025-05-22T22:00:00.000Z'],
    ['counted from the last minute of a day', { days: 8 }, '2025-05-13T23:59:59.999+02:00', '2025-05-21 2025-05-21T22:00:00.000Z'],
    ['over the spring change of hour', { days: 1 }, '2025-03-29T12:00:00+01:00', '2025-03-30 2025-03-30T22:00:00.000Z'],
    ['over the autumn change of hour', { days: 1 }, '2025-10-25T12:00:00+02:00', '2025-10-26 2025-10-26T23:00:00.000Z'],
    ['two days later by the hour, whatever the clocks on the wall do', { hours: 48 }, '2025-03-29T12:00:00+01:00', 'null 2025-03-31T11:00:00.000Z'],
    ['after a week-end', { workingDays: 1 }, '2025-01-17T09:00:00+01:00', '2025-01-20 2025-01-20T23:00:00.000Z'],
    ['after Easter Monday', { workingDays: 1 }, '2025-04-18T09:00:00+02:00', '2025-04-22 2025-04-22T22:00:00.000Z'],
    ['over two holidays of May', { workingDays: 5 }, '2025-04-30T09:00:00+02:00', '2025-05-09 2025-05-09T22:00:00.000Z'],
  ])('falls %s', (_, span, from, expected) => {
    expect(after(span, from)).toBe(expected);
  });

  it('of a right gives way to the next worked day: from Saturday 31 May to Monday 2 June, from Friday 15 August to Monday 18', () => {
    expect(after({ days: 15 }, '2025-05-16T10:00:00+02:00')).toMatch(/^2025-05-31/);
    expect(after({ days: 15 }, '2025-05-16T10:00:00+02:00', true)).toMatch(/^2025-06-02/);
    expect(after({ days: 15 }, '2025-07-31T10:00:00+02:00', true)).toMatch(/^2025-08-18/);
  });

  it('knows the holidays and the hour of the place: Good Friday in Moselle, the abolition in Réunion, midnight in Guadeloupe', () => {
    expect(limitAfter(placeOf(99), { workingDays: 1 }, new Date('2025-04-17T09:00:00Z')).lastDay).toBe('2025-04-18');
    expect(limitAfter(placeOf(57), { workingDays: 1 }, new Date('2025-04-17T09:00:00Z')).lastDay).toBe('2025-04-22');
    expect(limitAfter(placeOf(974), { workingDays: 1 }, new Date('2024-12-19T09:00:00Z')).lastDay).toBe('2024-12-23');
    expect(limitAfter(placeOf(971), { days: 8 }, new Date('2025-05-14T03:30:00Z'))).toEqual({ lastDay: '2025-05-21', until: new Date('2025-05-22T04:00:00Z') });
  });
});

/* The witness: the same rules derived again from the Gregorian calendar and the zone's own offsets, without the product's library. */
const wall = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' });
const isLeap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
const lengthOf = (y: number, m: number): number => [31, isLeap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]!;
const two = (n: number): string => String(n).padStart(2, '0');

function witnessOfMonths(day: string, months: number): string {
  let [y, m] = day.split('-').map(Number) as [number, number];
  for (let n = 0; n < months; n++) { m++; if (m > 12) { m = 1; y++; } }
  return `${y}-${two(m)}-${two(Math.min(Number(day.slice(8)), lengthOf(y, m)))}`;
}

function next(day: string): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  if (d < lengthOf(y, m)) return `${y}-${two(m)}-${two(d + 1)}`;
  return m === 12 ? `${y + 1}-01-01` : `${y}-${two(m + 1)}-01`;
}

/** Gauss's Easter, and the eleven days of the code du travail. */
function holidays(y: number): Set<string> {
  const [a, b, c] = [y % 19, y % 4, y % 7];
  const k = Math.floor(y / 100);
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
  const d = (19 * a + m) % 30;
  const e = (2 * b + 4 * c + 6 * d + ((4 + k - Math.floor(k / 4)) % 7)) % 7;
  const late = d + e - 9;
  let easter = late > 0 ? (late === 26 ? `${y}-04-19` : late === 25 && d === 28 && a > 10 ? `${y}-04-18` : `${y}-04-${two(late)}`) : `${y}-03-${two(22 + d + e)}`;
  const found = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((day) => `${y}-${day}`));
  for (let n = 1; n <= 50; n++) { easter = next(easter); if ([1, 39, 50].includes(n)) found.add(easter); }
  return found;
}

const weekday = (day: string): number => Math.floor(Date.parse(`${day}T12:00:00Z`) / 86_400_000 + 4) % 7;
const worked = (day: string): boolean => ![0, 6].includes(weekday(day)) && !holidays(Number(day.slice(0, 4))).has(day);

const instant = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T23:59:59Z'), noInvalidDate: true });
const nearMidnight = instant.chain((at) => fc.integer({ min: -9_000_000, max: 9_000_000 }).map((off) => new Date(Date.parse(`${wall.format(at)}T23:00:00Z`) + off)));
const nights = fc.constantFrom('2025-03-30T00:59:59.999Z', '2025-03-30T01:00:00.000Z', '2025-10-26T00:30:00.000Z', '2025-10-26T01:30:00.000Z', '2028-02-29T22:59:59.999Z', '2028-02-29T23:00:00.000Z', '2025-12-31T22:59:59.999Z', '2025-12-31T23:00:00.000Z').map((s) => new Date(s));
const anyTime = fc.oneof(instant, nearMidnight, nights);

/** What `until` must be: on the last day a millisecond before, on the next day at that very millisecond. */
function endsWith(lastDay: string, until: Date): void {
  expect(wall.format(new Date(until.getTime() - 1))).toBe(lastDay);
  expect(wall.format(until)).toBe(next(lastDay));
}

describe('against a witness that counts by itself, any instant from 2000 to 2060', () => {
  it('months end at midnight of the same day of the month, or of its last one', () => {
    fc.assert(fc.property(anyTime, fc.integer({ min: 1, max: 36 }), (from, months) => {
      const { lastDay, until } = limitAfter(PARIS, { months }, from);
      expect(lastDay).toBe(witnessOfMonths(wall.format(from), months));
      endsWith(lastDay!, until);
    }), { numRuns: 2000 });
  });

  it('days end at midnight, the first one not counted', () => {
    fc.assert(fc.property(anyTime, fc.integer({ min: 1, max: 60 }), (from, days) => {
      let day = wall.format(from);
      for (let n = 0; n < days; n++) day = next(day);
      const { lastDay, until } = limitAfter(PARIS, { days }, from);
      expect(lastDay).toBe(day);
      endsWith(day, until);
    }), { numRuns: 2000 });
  });

  it('worked days are those that the code du travail leaves', () => {
    fc.assert(fc.property(anyTime, fc.integer({ min: 1, max: 12 }), (from, workingDays) => {
      let day = wall.format(from);
      for (let left = workingDays; left > 0;) { day = next(day); if (worked(day)) left--; }
      expect(limitAfter(PARIS, { workingDays }, from).lastDay).toBe(day);
      expect(isWorked(PARIS, Temporal.PlainDate.from(day))).toBe(true);
    }), { numRuns: 1000 });
  });

  it('a right never lapses on a day that is not worked, nor later than the next worked one', () => {
    fc.assert(fc.property(anyTime, fc.integer({ min: 1, max: 30 }), (from, days) => {
      let day = limitAfter(PARIS, { days }, from).lastDay!;
      while (!worked(day)) day = next(day);
      expect(limitAfter(PARIS, { days }, from, true).lastDay).toBe(day);
    }), { numRuns: 1000 });
  });

  it('hours are so many times 3 600 000 milliseconds', () => {
    fc.assert(fc.property(anyTime, fc.integer({ min: 1, max: 96 }), (from, hours) => {
      expect(limitAfter(PARIS, { hours }, from).until.getTime() - from.getTime()).toBe(hours * 3_600_000);
    }));
  });

  it('what is done on the last day before a fact leaves the whole delay until it', () => {
    fc.assert(fc.property(anyTime, fc.integer({ min: 1, max: 12 }), fc.boolean(), (to, count, inMonths) => {
      const last = limitBefore(PARIS, inMonths ? { months: count } : { days: count }, to).lastDay!;
      const again = inMonths ? witnessOfMonths(last, count) : limitAfter(PARIS, { days: count }, new Date(`${last}T12:00:00Z`)).lastDay!;
      expect(again <= wall.format(to)).toBe(true);
    }), { numRuns: 1000 });
  });
});
