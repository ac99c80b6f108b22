/** Dates as they are said in France, whatever the clock of the machine is set to. */
const IN_FRANCE = { timeZone: 'Europe/Paris' } as const;
const format = (options: Intl.DateTimeFormatOptions): ((iso: string) => string) => {
  const formatter = new Intl.DateTimeFormat('fr-FR', { ...IN_FRANCE, ...options });
  return (iso) => formatter.format(new Date(iso));
};

export const dayOf = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
export const shortDayOf = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
const hour = format({ hour: '2-digit', minute: '2-digit' });
export const hourOf = (iso: string): string => hour(iso).replace(':', ' h ');
export const momentOf = (iso: string): string => `${shortDayOf(iso)} à ${hourOf(iso)}`;

/** A birth date has no hour: it is the day that was written. */
export const birthOf = (date: string): string => date.split('-').reverse().join('/');

const DAY_MS = 86_400_000;
const dateOnly = new Intl.DateTimeFormat('en-CA', IN_FRANCE);
/** How far the server's clock is from this machine's: days are counted by the server's. */
let ahead = 0;
export const setServerNow = (iso: string): void => { ahead = Date.parse(iso) - Date.now(); };
export const serverNow = (): Date => new Date(Date.now() + ahead);

/** Whole days from today, in France: -1 is yesterday. */
export const daysUntil = (iso: string, now = serverNow()): number =>
  Math.round((Date.parse(dateOnly.format(new Date(iso))) - Date.parse(dateOnly.format(now))) / DAY_MS);

/** « J+3 » is late by three days; « J-11 » has eleven to go; today has an hour. */
export function railOf(iso: string | null | undefined): string {
  if (!iso) return '–';
  const days = daysUntil(iso);
  if (days === 0) return hourOf(iso);
  return days < 0 ? `J+${-days}` : `J-${days}`;
}
