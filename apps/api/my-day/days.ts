import { dayInFrance, nextHour } from '../../../libs/platform/france.js';

/** Late, today, in the seven days, or later or without a date. */
export const PERIODS = ['LATE', 'TODAY', 'WEEK', 'LATER'] as const;
export type Period = (typeof PERIODS)[number];

/** The first instant of the next day, in France. */
export function endOfDay(now: Date): Date {
  let at = nextHour(now);
  while (dayInFrance(at) === dayInFrance(now)) at = nextHour(at);
  return at;
}

/** The end of the seventh day from now, this one included. */
export function endOfWeek(now: Date): Date {
  let at = now;
  for (let day = 0; day < 7; day++) at = endOfDay(at);
  return at;
}
