/** The civil time of a place as iCalendar writes it (RFC 5545, 3.6.5): the offset in force at an instant, and each change of hour of the year that follows. */
import { Temporal } from 'temporal-polyfill';

type At = Temporal.ZonedDateTime;

const MONTHS = 12;
/** « +02:00 » as « +0200 ». */
const written = (offset: string): string => offset.replaceAll(':', '');
/** « 2026-03-29T02:00:00 » as « 20260329T020000 ». */
const local = (day: Temporal.PlainDateTime): string => day.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

/** A VTIMEZONE that holds from `at` to a year later; a calendar that knows the zone by its name asks no more of it. */
export function timeZoneOf(zone: string, at: Date): string {
  const from = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const changes = changesAfter(from, from.add({ months: MONTHS }));
  const standard = Math.min(...[from, ...changes].map((change) => change.offsetNanoseconds));
  const observance = (to: At, onset: string, before: string): string[] => {
    const name = to.offsetNanoseconds > standard ? 'DAYLIGHT' : 'STANDARD';
    return [`BEGIN:${name}`, `DTSTART:${onset}`, `TZOFFSETFROM:${written(before)}`, `TZOFFSETTO:${written(to.offset)}`, `END:${name}`];
  };
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`,
    ...observance(from, '19700101T000000', from.offset),
    // The onset is told in the hour that it ends.
    ...changes.flatMap((change) => { const before = change.subtract({ seconds: 1 }); return observance(change, local(before.toPlainDateTime().add({ seconds: 1 })), before.offset); }),
    'END:VTIMEZONE'].join('\r\n');
}

function changesAfter(from: At, until: At): At[] {
  const next = from.getTimeZoneTransition('next');
  return next && Temporal.ZonedDateTime.compare(next, until) <= 0 ? [next, ...changesAfter(next, until)] : [];
}
