/**
 * ★ One iCalendar message, for one recipient (RFC 5545, 5546): when, and nothing else. Neither a child, nor a place, nor who else comes: calendars are read by secretaries,
 * telephones and whoever looks over a shoulder. Its UID is of this recipient alone, so that two mailboxes laid side by side share nothing but an hour.
 */
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { placeOf } from '../clocks/places.js';
import { timeZoneOf } from './time-zone.js';

/** REQUEST: put in the agenda, or moved there. CANCEL: taken away. */
export type Method = 'REQUEST' | 'CANCEL';
export interface Hours { startsAt: Date; endsAt: Date }
/** sequence: of this recipient, one more each time. */
export interface Appointment extends Hours { uid: string; sequence: number; method: Method; writtenAt: Date; departement: number }

const PRODUCT = { company: 'Cordee', product: 'agenda', language: 'FR' };
const SUMMARY = 'Réunion (Cordée)';
const BUSY = 'Occupé';
const KEPT_TO_ONESELF = { class: ICalEventClass.CONFIDENTIAL, busystatus: ICalEventBusyStatus.BUSY };

const instant = (at: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime());

/**
 * Told in the civil time of the place, which the message brings with it: moved across a change of hour, ten o'clock stays ten o'clock. No attendee, though RFC 5546 would
 * have one: answers are given on the platform, and calendars write to attendees.
 */
export function appointment({ publicUrl, from }: { publicUrl: string; from: string }, { uid, sequence, method, writtenAt, departement, startsAt, endsAt }: Appointment): string {
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] });
  const { zone } = placeOf(departement);
  // Of the event, not of the calendar: the library would write DTSTAMP in it too, which is UTC always.
  calendar.timezone({ name: null, generator: (name) => timeZoneOf(name, startsAt) });
  calendar.createEvent({
    id: uid, sequence, stamp: writtenAt, timezone: zone, start: instant(startsAt).toZonedDateTimeISO(zone), end: instant(endsAt).toZonedDateTimeISO(zone),
    summary: SUMMARY, url: `${publicUrl}/`, description: `Ouvrez Cordée : ${publicUrl}/`, organizer: { name: 'Cordée', email: from },
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED, ...KEPT_TO_ONESELF,
  });
  return calendar.toString();
}

/** Hours that are taken, for a feed: one word, and a `uid` that names nothing known elsewhere. */
export function busy(taken: readonly (Hours & { uid: string })[], writtenAt: Date): string {
  const calendar = ical({ prodId: PRODUCT, name: BUSY });
  for (const { uid, startsAt, endsAt } of taken) {
    calendar.createEvent({ id: uid, stamp: writtenAt, start: instant(startsAt), end: instant(endsAt), summary: BUSY, ...KEPT_TO_ONESELF });
  }
  return calendar.toString();
}
