import { hourInFrance, nextHour } from '../platform/france.js';

/** When a person is told, as they chose: at once, with the next full hour, or once a day; never in their quiet hours. */
export const RHYTHMS = ['IMMEDIATE', 'HOURLY', 'DAILY'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
export interface Choice { rhythm: Rhythm; quietFrom: number; quietTo: number }

/** What holds until a person chooses. */
export const BY_DEFAULT: Choice = { rhythm: 'IMMEDIATE', quietFrom: 20, quietTo: 7 };
/** The hour of the daily mail, in France. */
const OF_THE_DAY = 8;

const isQuiet = ({ quietFrom, quietTo }: Choice, hour: number): boolean =>
  quietFrom <= quietTo ? quietFrom <= hour && hour < quietTo : quietFrom <= hour || hour < quietTo;

export function dueAt(now: Date, choice: Choice): Date {
  let at = choice.rhythm === 'IMMEDIATE' ? now : nextHour(now);
  // Two days hold one of every hour, whatever the calendar does.
  if (choice.rhythm === 'DAILY') while (hourInFrance(at) !== OF_THE_DAY) at = nextHour(at);
  while (isQuiet(choice, hourInFrance(at))) at = nextHour(at);
  return at;
}
