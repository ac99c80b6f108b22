/**
 * How long before a réunion its date is told: no text says it, usage does, so that it is dated data as the law's delays are. A shorter notice is never refused: it asks for
 * a reason, in writing.
 */
import { Temporal } from 'temporal-polyfill';
import { dayOf, limitAfter, startOf, type Span } from './calendar.js';
import { placeOf } from './places.js';

interface Usage { readonly span: Span; readonly words: string; readonly from: string }

/** [D] Ten worked days, for services to free somebody; in a crisis, one day. */
export const NOTICES = {
  ORDINARY: [{ span: { workingDays: 10 }, words: 'dix jours ouvrés', from: '2023-12-31' }],
  CRISIS: [{ span: { hours: 24 }, words: 'vingt-quatre heures, même en situation de crise', from: '2023-12-31' }],
} as const satisfies Record<string, readonly Usage[]>;

/** The first instant at which a réunion told of now is not told too late, and the usage in words: on the tenth worked day, as `limitBefore` counts back from it to the day when it was told. */
export function noticeOf(notice: keyof typeof NOTICES, toldAt: Date, departement: number): { earliest: Date; words: string } {
  const where = placeOf(departement);
  const day = dayOf(where, toldAt).toString();
  const usage = NOTICES[notice].filter(({ from }) => from <= day).at(-1) ?? NOTICES[notice][0];
  const { until, lastDay } = limitAfter(where, usage.span, toldAt);
  return { earliest: lastDay ? startOf(where, Temporal.PlainDate.from(lastDay)) : until, words: usage.words };
}
