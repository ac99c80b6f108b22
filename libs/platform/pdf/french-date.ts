/** « 13 mai 2025 à 9 h 05 », « 1er mars 2025 ». The months are ours: a letter must not change with the dictionary of the machine that prints it. */
const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

const dayIn = (year: number, month: number, day: number): string => `${day === 1 ? '1er' : day} ${MONTHS[month - 1]} ${year}`;

/** A day of birth, « YYYY-MM-DD ». */
export function frenchDay(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayIn(year, month, date);
}

export function frenchInstant(at: Date, zone: string): string {
  const { year, month, day, hour, minute } = partsIn(at, zone);
  return `${dayIn(year, month, day)} à ${hour} h ${String(minute).padStart(2, '0')}`;
}

/** Whole years lived on that day. */
export function ageAt(born: string, at: Date, zone: string): number {
  const [year = 0, month = 0, day = 0] = born.split('-').map(Number);
  const now = partsIn(at, zone);
  return now.year - year - (now.month < month || (now.month === month && now.day < day) ? 1 : 0);
}

/** A formatter costs a millisecond to make; zones are few. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute';

function partsIn(at: Date, zone: string): Record<Part, number> {
  const format = FORMATS.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });
  FORMATS.set(zone, format);
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as Record<Part, number>;
}
