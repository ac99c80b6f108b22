/** Every mail of the whole story, notices and agendas: none holds a name, a reference, a word of what is told in it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCast } from '../migrate/demonstration-directory.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { smtpMailer, type Mailer } from '../../libs/notices/mailer.js';
import { setNoticePreference } from '../../libs/notices/set-notice-preference.js';
import { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { startSink, type Mail, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { uuid } from '../../test/support/database.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { playWholeStory } from '../../test/support/whole-story.js';
import { CONSEQUENCES } from './consequences.js';
import { sendAgendas } from './send-agendas.js';
import { sendMails } from './send-mails.js';
import type { WorkerTools } from './tools.js';

const CAST = readCast('apps/identity/cast.json');
const PLACES = { publicUrl: 'https://cordee.example', mailFrom: 'ne-pas-repondre@cordee.example' };
const mail = (who: string): string => CAST.find((p) => p.key === who)!.email.toLowerCase();
let door: Door;
let tools: WorkerTools;
let sink: Sink;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
  sink = await startSink();
  for (const { key } of CAST.filter((p) => p.account)) await door.as(key, (tx) => setNoticePreference(tx, { requestId: uuid(), rhythm: 'IMMEDIATE', quietFrom: 0, quietTo: 0 }));
  await playWholeStory(door);
  const { rows } = await door.db.owner.query<EventRow>('select * from app.event order by xid, id');
  for (const event of rows) for (const consequence of CONSEQUENCES[event.type] ?? []) await consequence(tools, event);
}, 60_000);
afterAll(async () => {
  await sink.close();
  await tools.pool.end();
  await door.close();
});

/** What is due of these, all at once. */
async function sent(table: 'notice' | 'agenda_message', send: (mailer: Mailer) => Promise<unknown>): Promise<Mail[]> {
  await door.db.owner.query(`update app.${table} set due_at = app.now() where state = 'QUEUED'`);
  const before = sink.mails.length;
  const mailer = smtpMailer({ smtpUrl: sink.url, ...PLACES, patienceMs: 2000 });
  await send(mailer);
  mailer.close();
  return sink.mails.slice(before);
}

/** Every name, organisation, address, subject, reference and text of the cast and of its story, in whole and in its words. */
const forbidden = async (): Promise<string[]> => {
  const texts = CAST.flatMap((p) => [p.name, p.organisation, p.email, p.function, p.siret]);
  const told = ['VASSELIN', 'DORMOND', 'PERRAUDEAU', 'Sandra', 'Julien', 'Kylian', 'Maëlle', 'Noé', 'évaluation', 'IP-2025-0117', 'consultation', 'CASF', 'FAM', 'SOC', 'MED',
    'S-2025-0001', '25-133-0042', 'signalement', 'parquet', 'procureur', 'placement', 'provisoire', 'juge', 'enquête', 'ceinture', 'marques', 'infirmerie', 'Tanneurs', 'Montférien', 'ARR-2025-012', 'PENAL_EVIDENCE_RISK', 'OPP_PARQUET_TO_JE'];
  const { rows } = await door.db.owner.query<{ id: string }>('select id::text from app.event union select subject_id::text from app.event union select id::text from app.habilitation union select id::text from app.notice');
  // « Cordée » is ours, words of three letters are in any word, and a year alone is in any opaque number: the reference that it is part of is looked for whole.
  return [...new Set([...texts, ...told].flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]))].filter((w) => w.length > 3 && w !== 'Cordée' && !/^\d{4}$/.test(w)).concat(rows.map((r) => r.id));
};
const decoded = (raw: string): string => Buffer.from(raw.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
const leaks = (raw: string, words: readonly string[]): string[] => {
  const text = `${raw}\n${decoded(raw)}`.toLowerCase().replaceAll('cordee.example', '');
  return words.filter((word) => text.includes(word.toLowerCase()));
};

describe('what leaves of the whole story', () => {
  it('holds nothing of anybody: every mail of the whole story, after a seeded leak is caught', async () => {
    const mails = await sent('notice', (mailer) => sendMails(tools, mailer));
    const told = mails.map(({ to }) => to);
    // Each of those who take part in it, from the school to the parquet; not the judge, whom nothing here is addressed to.
    for (const who of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A19']) expect(told).toContain(mail(who));
    expect(told).not.toContain(mail('A10'));
    const words = await forbidden();
    const [mail0] = mails;
    for (const [header, leaked] of [['Subject: ', 'Perraudeau'], ['X-Thread: ', words.at(-1)!], ['To: ', 'Horizon Orvale']] as const) expect(leaks(`${header}${leaked}\r\n${mail0!.raw}`, words)).not.toEqual([]);
    for (const { raw } of mails) expect(leaks(raw, words)).toEqual([]);
    // But for its date and its number, each is the same to the byte.
    const same = new Set(mails.map(({ raw }) => raw.replace(/^Date: .*$/m, '').replace(/^Message-ID: .*$/m, '')));
    expect(same.size).toBe(1);
    expect(decoded([...same][0]!)).toContain('Une nouvelle information vous attend dans Cordée.\r\n\r\nhttps://cordee.example/');
  });

  it('holds nothing of anybody in what agendas are told of its meetings either, to those who sit there and to nobody else', async () => {
    const mails = await sent('agenda_message', (mailer) => sendAgendas(tools, mailer, new AgendaNames('x'.repeat(40), PLACES.publicUrl), PLACES));
    // Of the meeting to come whose date is known: the one that was held is over, of the other the date is still asked.
    expect(mails.map(({ to }) => to).sort()).toEqual(['A2', 'A5', 'A7', 'A8', 'A12', 'A16'].map(mail).sort());
    const words = await forbidden();
    // What such a mail says of itself, and of us: « DESCRIPTION », « Réunion (Cordée) », who wrote it, where a part ends.
    const ours = /^(PRODID:.*|DESCRIPTION|SUMMARY:Réunion \(Cordée\)|Subject: .*)|cordee-(?=[0-9a-f]{40})/gm;
    const opened = (raw: string): string => `${raw}\n${Buffer.from(/method=REQUEST\r\nContent-Transfer-Encoding: base64\r\n\r\n([^]*?)\r\n--/.exec(raw)![1]!, 'base64').toString('utf8')}`.replace(ours, '');
    for (const { raw } of mails) {
      expect(opened(raw)).toContain('BEGIN:VEVENT');
      expect(leaks(opened(raw), words)).toEqual([]);
    }
    const leaking = mails[0]!.raw.replace(/(base64\r\n\r\n)[^]*?(\r\n--)/, (_, head: string, end: string) => `${head}${Buffer.from('SUMMARY:Synthèse VASSELIN').toString('base64')}${end}`);
    expect(leaks(leaking, words)).not.toContain('VASSELIN');
    expect(leaks(opened(leaking), words)).toContain('VASSELIN');
  });
});
