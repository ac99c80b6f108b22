/** Read by ical.js, which had no part in the writing. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { read, type Read } from '../../test/support/icalendar.js';
import { appointment, busy, type Appointment } from './appointment.js';

const PLACE = { publicUrl: 'https://cordee.departement-dorvale.example', from: 'ne-pas-repondre@cordee.example' };
const at = (local: string): Date => new Date(local);
const ONE: Appointment = { uid: 'a1@cordee.example', sequence: 0, method: 'REQUEST', departement: 99, writtenAt: at('2026-03-02T08:00:00Z'),
  startsAt: at('2026-03-27T10:00:00+01:00'), endsAt: at('2026-03-27T12:00:00+01:00') };
const written = (more: Partial<Appointment> = {}): Read => read(appointment(PLACE, { ...ONE, ...more }));

/** The last Sundays of March and of October. */
const CHANGES = [['2026-03-29', '+01:00', '+02:00'], ['2026-10-25', '+02:00', '+01:00'], ['2027-03-28', '+01:00', '+02:00'], ['2027-10-31', '+02:00', '+01:00'], ['2028-03-26', '+01:00', '+02:00'], ['2028-10-29', '+02:00', '+01:00'],
  ['2029-03-25', '+01:00', '+02:00'], ['2029-10-28', '+02:00', '+01:00'], ['2030-03-31', '+01:00', '+02:00'], ['2030-10-27', '+02:00', '+01:00']] as const;

describe('an appointment', () => {
  it('says when, and nothing else', () => {
    const { method, event, names } = written();
    expect(method).toBe('REQUEST');
    expect(event).toMatchObject({ uid: 'a1@cordee.example', sequence: 0, summary: 'Réunion (Cordée)', class: 'CONFIDENTIAL', status: 'CONFIRMED', organizer: 'mailto:ne-pas-repondre@cordee.example',
      description: 'Ouvrez Cordée : https://cordee.departement-dorvale.example/', startsAt: ONE.startsAt, endsAt: ONE.endsAt });
    expect(names).toEqual(['class', 'description', 'dtend', 'dtstamp', 'dtstart', 'organizer', 'sequence', 'status', 'summary', 'uid', 'url', 'x-microsoft-cdo-busystatus']);
  });

  it('moved across the change of hour of 29 March 2026, stays at ten o’clock, which is another instant', () => {
    const before = written();
    const after = written({ sequence: 1, startsAt: at('2026-03-30T10:00:00+02:00'), endsAt: at('2026-03-30T12:00:00+02:00') });
    expect([before, after].map(({ event }) => event.local)).toEqual(['2026-03-27T10:00:00', '2026-03-30T10:00:00']);
    expect([before, after].map(({ event }) => event.startsAt.toISOString())).toEqual(['2026-03-27T09:00:00.000Z', '2026-03-30T08:00:00.000Z']);
    expect(after.event.uid).toBe(before.event.uid);
  });

  it('of the days around each change of hour, until 2030, is at the same hour of the wall: the night loses one in March and has one twice in October', () => {
    for (const [day, before, after] of CHANGES) {
      const [saturday, sunday, monday] = [-1, 0, 1].map((more) => new Date(Date.parse(`${day}T10:00:00Z`) + more * 86_400_000).toISOString().slice(0, 10)) as [string, string, string];
      for (const [on, offset] of [[saturday, before], [sunday, after], [monday, after]] as const) {
        const [startsAt, endsAt] = [at(`${on}T10:00:00${offset}`), at(`${on}T12:00:00${offset}`)];
        const { event } = written({ startsAt, endsAt });
        expect([event.local, event.startsAt, event.endsAt]).toEqual([`${on}T10:00:00`, startsAt, endsAt]);
      }
      // Held through the night itself: so many real hours, whatever the wall says.
      const [startsAt, endsAt] = [at(`${day}T00:30:00${before}`), at(`${day}T05:30:00${after}`)];
      const { event } = written({ startsAt, endsAt });
      expect([event.local, event.startsAt, event.endsAt]).toEqual([`${day}T00:30:00`, startsAt, endsAt]);
      expect((+event.endsAt - +event.startsAt) / 3_600_000).toBe(before === '+01:00' ? 4 : 6);
    }
  });

  it('is cancelled under the same UID, by a higher sequence', () => {
    expect(written({ method: 'CANCEL', sequence: 2 })).toMatchObject({ method: 'CANCEL', event: { uid: 'a1@cordee.example', sequence: 2, status: 'CANCELLED' } });
  });

  it('of any hour of any year, in any of our places, is the same instant once read by the zone that it brings', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2032, 0) }), fc.constantFrom(99, 57, 971, 972, 973, 974, 976), fc.integer({ min: 15, max: 480 }), (minute, departement, minutes) => {
      const startsAt = new Date(Math.floor(minute / 60_000) * 60_000);
      const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
      const { event } = written({ departement, startsAt, endsAt });
      // An hour that comes twice in October is told once: a calendar takes its first passage (RFC 5545, 3.3.5).
      const twice = [startsAt, endsAt].some((one) => isTold(one, departement) === isTold(new Date(one.getTime() - 3_600_000), departement));
      if (!twice) expect([event.startsAt, event.endsAt]).toEqual([startsAt, endsAt]);
    }), { seed: 5, numRuns: 400 });
  });

  it('goes through the other library and back', () => {
    const text = appointment(PLACE, ONE);
    expect(read(new ICAL.Component(ICAL.parse(text) as string[]).toString())).toEqual(read(text));
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

const isTold = (one: Date, departement: number): string => new Intl.DateTimeFormat('fr-FR', { timeZone: departement === 99 || departement === 57 ? 'Europe/Paris' : 'UTC', dateStyle: 'short', timeStyle: 'short' }).format(one);

describe('a feed', () => {
  it('says « Occupé », when, and nothing else', () => {
    const { method, event, names } = read(busy([ONE], ONE.writtenAt));
    expect([method, event.summary, event.class, event.startsAt, event.endsAt]).toEqual([null, 'Occupé', 'CONFIDENTIAL', ONE.startsAt, ONE.endsAt]);
    expect(names).toEqual(['class', 'dtend', 'dtstamp', 'dtstart', 'sequence', 'summary', 'uid', 'x-microsoft-cdo-busystatus']);
  });
});
