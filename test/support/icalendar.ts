/** An iCalendar message as ical.js reads it, which had no part in the writing: hours by the zone that the message itself brings. */
import ICAL from 'ical.js';

export interface Read {
  method: string | null;
  event: { uid: string; sequence: number; summary: string; description: string | null; class: string; status: string | null; organizer: string | null; startsAt: Date; endsAt: Date; /** As on the wall there. */ local: string };
  /** Every property of the event. */
  names: string[];
}

export function read(text: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(text) as string[]);
  const events = calendar.getAllSubcomponents('vevent');
  if (events.length !== 1) throw new Error(`${events.length} events`);
  const [event] = events as [ICAL.Component];
  const said = (name: string): string | null => event.getFirstPropertyValue(name) as string | null;
  const zones = calendar.getAllSubcomponents('vtimezone').map((component) => new ICAL.Timezone(component));
  const time = (name: string): ICAL.Time => {
    const property = event.getFirstProperty(name)!;
    const value = property.getFirstValue() as ICAL.Time;
    const zone = zones.find(({ tzid }) => tzid === property.getFirstParameter('tzid'));
    if (zone) value.zone = zone;
    return value;
  };
  const [start, end] = [time('dtstart'), time('dtend')];
  return {
    method: calendar.getFirstPropertyValue('method') as string | null,
    event: { uid: said('uid')!, sequence: Number(said('sequence')), summary: said('summary')!, description: said('description'), class: said('class')!, status: said('status'), organizer: said('organizer'),
      startsAt: start.toJSDate(), endsAt: end.toJSDate(), local: start.toString() },
    names: event.getAllProperties().map(({ name }) => name).sort(),
  };
}
