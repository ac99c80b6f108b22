import { dayInFrance, nextHour } from '../../../libs/platform/france.js';

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
