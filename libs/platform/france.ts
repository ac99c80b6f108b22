/** The calendar and the clock of people in France, where an hour is lost or gained twice a year: hours of the clock are asked, not counted. */
const HOUR = 3_600_000;
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });
const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' });

/** « 2025-02-06 ». */
export const dayInFrance = (at: Date): string => day.format(at);
/** 0 to 23. */
export const hourInFrance = (at: Date): number => Number(hour.format(at));
/** The next full hour, which is full in France too. */
export const nextHour = (at: Date): Date => new Date((Math.floor(at.getTime() / HOUR) + 1) * HOUR);

const dayAndHour = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });

/** « 13/02/2025 15:40 », as it is written to somebody there. */
export const writtenInFrance = (at: Date): string => dayAndHour.format(at);
