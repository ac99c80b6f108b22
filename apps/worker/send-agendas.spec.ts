import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { smtpMailer } from '../../libs/notices/mailer.js';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { makeLog } from '../../libs/platform/log.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { startSink, type Answer, type Mail, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { openDoor, type Door } from '../../test/support/door.js';
import { read, type Read } from '../../test/support/icalendar.js';
import { actorId } from '../../test/support/situation.js';
import { cancelled, dated, table, type Table } from '../../test/support/poll.js';
import { CONSEQUENCES } from './consequences.js';
import { queueAgendas, queueLapsedAgendas } from './queue-agendas.js';
import { sendAgendas } from './send-agendas.js';
import type { WorkerTools } from './tools.js';

const PUBLIC = 'https://cordee.departement-dorvale.example';
const FROM = 'ne-pas-repondre@cordee.example';
/** Whatever the story names: children, parents, professionals, functions, places; and what a meeting is about. */
const NAMES = ['vasselin', 'noé', 'perraudeau', 'sandra', 'karim', 'bellangeau', 'nadège', 'pruvolt', 'arnaudeau', 'kervadec', 'lignerac', 'synthèse', 'enfant', 'évaluation', 'dossier', 'orvale nord', 'lieu', 'salle'];

let door: Door;
let tools: WorkerTools;
let names: AgendaNames;
let sink: Sink;
let around: Table;
let answer: Answer = () => undefined;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
  names = new AgendaNames('x'.repeat(40), PUBLIC);
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});
beforeEach(async () => {
  answer = () => undefined;
  sink = await startSink({ answer: (...asked) => answer(...asked) });
  around = await table(door, ['A5', 'A6']);
  await consequences();
});
afterEach(async () => {
  await sql(`update app.agenda_message set state = 'DROPPED'`);
  await sink.close();
});

const sql = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await door.db.owner.query(text, values)).rows as T[];
const seen = new Set<string>();
/** What follows from what was done since, as the table of consequences says. */
async function consequences(): Promise<void> {
  for (const event of await sql<EventRow>('select * from app.event order by at, id')) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    if (CONSEQUENCES[event.type]?.includes(queueAgendas)) await queueAgendas(tools, event);
  }
}
const due = (): Promise<unknown> => sql(`update app.agenda_message set due_at = app.now() where state = 'QUEUED'`);
async function send(): Promise<Mail[]> {
  await consequences();
  await due();
  const before = sink.mails.length;
  const mailer = smtpMailer({ smtpUrl: sink.url, mailFrom: FROM, publicUrl: PUBLIC, patienceMs: 300 });
  await sendAgendas(tools, mailer, names, { publicUrl: PUBLIC, mailFrom: FROM });
  mailer.close();
  return sink.mails.slice(before);
}
/** The calendar of a mail: the one part of it that is not words. */
function calendarOf({ raw }: Mail): { text: string; message: string } {
  const part = raw.split(/--cordee-[0-9a-f]+\r\n/)[2]!;
  const [head, body] = part.split('\r\n\r\n') as [string, string];
  expect(head).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=(REQUEST|CANCEL)\r\nContent-Transfer-Encoding: base64$/);
  return { text: Buffer.from(body.split('\r\n--')[0]!, 'base64').toString('utf8'), message: /^Message-ID: (.*)$/m.exec(raw)![1]!.trim() };
}
async function sent(): Promise<Map<string, Read>> {
  const mails = await send();
  const found = new Map(mails.map((mail) => [mail.to, read(calendarOf(mail).text)]));
  expect(found.size).toBe(mails.length);
  return found;
}
const addressOf = async (who: string): Promise<string> => (await sql<{ email: string }>('select p.email from app.professionnel p join app.habilitation h on h.professionnel_id = p.id where h.id = $1', [actorId(who)]))[0]!.email;
const MARCH_27 = ['2030-03-29T10:00:00+01:00', '2030-03-29T12:00:00+01:00'] as const;
const APRIL_1 = ['2030-04-01T10:00:00+02:00', '2030-04-01T12:00:00+02:00'] as const;

describe('what an agenda is told', () => {
  it('is an hour, one message a person, and nothing of anybody', async () => {
    await dated(door, around.syntheseId, ...MARCH_27);
    const mails = await send();
    expect(mails.map(({ to }) => to).sort()).toEqual((await Promise.all(['A5', 'A6', 'A8'].map(addressOf))).sort());
    for (const mail of mails) {
      const { text } = calendarOf(mail);
      const { event, method } = read(text);
      expect([method, event.summary, event.class, event.sequence, event.startsAt, event.endsAt]).toEqual(['REQUEST', 'Réunion (Cordée)', 'CONFIDENTIAL', 0, new Date(MARCH_27[0]), new Date(MARCH_27[1])]);
      expect(text).not.toMatch(/ATTENDEE|LOCATION|COMMENT|CONTACT/);
      const whole = `${mail.raw}\n${text}`.toLowerCase();
      for (const word of [...NAMES, mail.to, around.syntheseId, around.dossierId, actorId('A5'), actorId('A6'), actorId('A8')]) expect(whole).not.toContain(word.toLowerCase());
      for (const line of mail.raw.slice(mail.raw.indexOf('\r\n\r\n')).split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    }
    expect(await send()).toEqual([]);
  });

  it('has a name of its own for each: stable for one, another for the other', async () => {
    await dated(door, around.syntheseId, ...MARCH_27);
    const before = await sent();
    await dated(door, around.syntheseId, ...APRIL_1);
    const after = await sent();
    const [a5, a6] = [await addressOf('A5'), await addressOf('A6')];
    expect(before.get(a5)!.event.uid).not.toBe(before.get(a6)!.event.uid);
    for (const who of [a5, a6]) {
      expect(after.get(who)!.event.uid).toBe(before.get(who)!.event.uid);
      expect([before, after].map((told) => told.get(who)!.event.sequence)).toEqual([0, 1]);
      // Over the change of hour: ten o'clock is ten o'clock.
      expect([before, after].map((told) => told.get(who)!.event.local.slice(11, 16))).toEqual(['10:00', '10:00']);
      expect(after.get(who)!.event.startsAt).toEqual(new Date(APRIL_1[0]));
    }
  });

  it('is taken away from whoever no longer sits there, and from nobody else', async () => {
    await dated(door, around.syntheseId, ...MARCH_27);
    const asked = await sent();
    await door.as('A4', (tx) => endAdmission(tx, around.admissions.A5!));
    const told = await sent();
    const a5 = await addressOf('A5');
    expect([...told.keys()]).toEqual([a5]);
    expect(told.get(a5)).toMatchObject({ method: 'CANCEL', event: { uid: asked.get(a5)!.event.uid, sequence: 1, status: 'CANCELLED', startsAt: new Date(MARCH_27[0]) } });
    await dated(door, around.syntheseId, ...APRIL_1);
    expect([...(await sent()).keys()].sort()).toEqual((await Promise.all(['A6', 'A8'].map(addressOf))).sort());
  });

  it.each<[string, (who: string, admissionId: string) => Promise<unknown>]>([
    ['habilitation is ended by an act', async (who) => {
      await sql('update app.habilitation set valid_to = app.now() where id = $1', [actorId(who)]);
      await sql(`insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, habilitation_id) select gen_random_uuid(), app.now(), 'habilitation.ended', departement, id, 'Habilitation', id, id from app.habilitation where id = $1`, [actorId(who)]);
    }],
    ['habilitation comes to its term', (who) => sql('update app.habilitation set valid_to = app.now() where id = $1', [actorId(who)])],
    ['admission comes to its term', (_, admissionId) => sql('update app.admission set valid_to = app.now() where id = $1', [admissionId])],
  ])('is taken away from whoever’s %s', async (_, ends) => {
    await dated(door, around.syntheseId, ...MARCH_27);
    const asked = await sent();
    const a5 = await addressOf('A5');
    await ends('A5', around.admissions.A5!);
    try {
      await queueLapsedAgendas(tools);
      const told = (await send()).map((mail) => ({ to: mail.to, ...read(calendarOf(mail).text) }));
      // Of a habilitation, every hour that it held.
      expect([...new Set(told.map(({ to, method }) => `${method} ${to}`))]).toEqual([`CANCEL ${a5}`]);
      expect(told.map(({ event }) => event.uid)).toContain(asked.get(a5)!.event.uid);
      await queueLapsedAgendas(tools);
      expect(await send()).toEqual([]);
    } finally {
      await sql(`update app.habilitation set valid_to = 'infinity' where id = $1`, [actorId('A5')]);
    }
  });

  it('is taken away from all when it is cancelled', async () => {
    await dated(door, around.syntheseId, ...MARCH_27);
    await send();
    await cancelled(door, around.syntheseId);
    expect([...(await sent()).values()].map(({ method, event }) => [method, event.sequence])).toEqual(Array.from({ length: 3 }, () => ['CANCEL', 1]));
    expect(await send()).toEqual([]);
  });

  it('moved twice before anything left, is told once, the last', async () => {
    await dated(door, around.syntheseId, ...MARCH_27);
    await dated(door, around.syntheseId, ...APRIL_1);
    const told = await sent();
    expect([...told.values()].map(({ event }) => [event.sequence, event.startsAt])).toEqual(Array.from({ length: 3 }, () => [0, new Date(APRIL_1[0])]));
  });

  it('cancelled before anything left, is never told', async () => {
    await dated(door, around.syntheseId, ...MARCH_27);
    await cancelled(door, around.syntheseId);
    expect(await send()).toEqual([]);
  });

  it.each<[string, Answer]>([['refuses everything for now', () => 451], ['hangs', () => 'HANG']])('is tried again, of a server that %s, as the same message', async (_, fault) => {
    await dated(door, around.syntheseId, ...MARCH_27);
    answer = fault;
    expect(await send()).toEqual([]);
    answer = () => undefined;
    const mails = await send();
    expect(mails).toHaveLength(3);
    // Accepted, and then forgotten: the very same leaves again, which an agenda takes for the one that it has.
    await sql(`update app.agenda_message set state = 'QUEUED', method = null, sequence = -1, starts_at = null, ends_at = null where synthese_id = $1`, [around.syntheseId]);
    const again = await send();
    const ids = (list: readonly Mail[]): string[] => list.map((mail) => `${mail.to} ${calendarOf(mail).message} ${read(calendarOf(mail).text).event.uid}`).sort();
    expect(ids(again)).toEqual(ids(mails));
  });

  it('whose address is refused is not tried again, and holds back nobody', async () => {
    await dated(door, around.syntheseId, ...MARCH_27);
    const a5 = await addressOf('A5');
    answer = (address) => (address === a5 ? 550 : undefined);
    expect((await send()).map(({ to }) => to).sort()).toEqual((await Promise.all(['A6', 'A8'].map(addressOf))).sort());
    expect(await sql('select 1 from app.agenda_message where synthese_id = $1 and habilitation_id = $2 and state = $3', [around.syntheseId, actorId('A5'), 'REFUSED'])).toHaveLength(1);
  });
});
