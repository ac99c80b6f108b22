import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { readCast } from '../migrate/demonstration-directory.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { smtpMailer } from '../../libs/notices/mailer.js';
import { setNoticePreference } from '../../libs/notices/set-notice-preference.js';
import { startSink, type Answer, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, exchange, inform, letIn, dossier, say, uuid } from '../../test/support/situation.js';
import { CONSEQUENCES } from './consequences.js';
import { sendMails } from './send-mails.js';
import type { WorkerTools } from './tools.js';

let door: Door;
let tools: WorkerTools;
let sink: Sink;
let answer: Answer = () => undefined;
const CAST = readCast('apps/identity/cast.json');
const mail = (who: string): string => CAST.find((p) => p.key === who)!.email.toLowerCase();
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
  for (const { key } of CAST.filter((p) => p.account)) await choose(key, 'IMMEDIATE');
}, 60_000);
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});
beforeEach(async () => { answer = () => undefined; sink = await startSink({ answer: (...asked) => answer(...asked) }); });
afterEach(() => sink.close());

const choose = (who: string, rhythm: 'IMMEDIATE' | 'HOURLY' | 'DAILY', quietFrom = 0, quietTo = 0): Promise<unknown> =>
  door.as(who, (tx) => setNoticePreference(tx, { requestId: uuid(), rhythm, quietFrom, quietTo }));
const done = new Set<string>();
/** What the job library would run, once per event, here and now. */
async function follow(by = tools): Promise<void> {
  const { rows } = await door.db.owner.query<EventRow>('select * from app.event order by xid, id');
  for (const event of rows.filter((e) => !done.has(e.id))) {
    done.add(event.id);
    for (const consequence of CONSEQUENCES[event.type] ?? []) await consequence(by, event);
  }
}
async function send(patienceMs = 2000, by = tools): Promise<string[]> {
  const before = sink.mails.length;
  const mailer = smtpMailer({ smtpUrl: sink.url, mailFrom: 'ne-pas-repondre@cordee.example', publicUrl: 'https://cordee.example', patienceMs });
  await sendMails(by, mailer);
  mailer.close();
  return sink.mails.slice(before).map((m) => m.to).sort();
}
const due = (): Promise<unknown> => door.db.owner.query(`update app.notice set due_at = app.now() where state = 'QUEUED'`);
const states = async (who: string): Promise<string[]> =>
  (await door.db.owner.query<{ state: string }>('select distinct state from app.notice where habilitation_id = $1 order by 1', [actorId(who)])).rows.map((r) => r.state);
async function talk(who: string[]): Promise<{ dossierId: string; threadId: string; admissions: Record<string, string> }> {
  const { id: dossierId } = await dossier(door);
  await inform(door, dossierId);
  const admissions: Record<string, string> = {};
  for (const one of who) admissions[one] = (await letIn(door, dossierId, one, ['IDE', 'FAM'])).id;
  const { id: threadId } = await exchange(door, dossierId, who);
  await follow();
  await send();
  return { dossierId, threadId, admissions };
}

/** Queued for two, of whom one loses the right before the mail leaves. */
async function lostMeanwhile(by = tools): Promise<string[]> {
  const { threadId, admissions } = await talk(['A5', 'A6']);
  await say(door, 'A4', threadId);
  await follow(by);
  await door.as('A4', (tx) => endAdmission(tx, admissions['A5']!));
  return await send(2000, by);
}

/** What somebody in a hurry writes: who may be told is asked once, when the notice is queued, and kept. */
function remembering({ pool, ...rest }: WorkerTools): WorkerTools {
  const known = new Map<string, unknown>();
  const query = async (asked: string | { name?: string; values: unknown[] }, ...more: unknown[]): Promise<unknown> => {
    const ask = (): Promise<unknown> => (pool.query as (...all: unknown[]) => Promise<unknown>).call(pool, asked, ...more);
    if (typeof asked === 'string' || !asked.name?.startsWith('readers.')) return await ask();
    const key = JSON.stringify([asked.name, asked.values]);
    if (!known.has(key)) known.set(key, await ask());
    return known.get(key);
  };
  return { ...rest, pool: { query } as unknown as WorkerTools['pool'] };
}

describe('what awaits somebody', () => {
  it('is told by one mail for all of it, to those whom the law allows, and not to who did it', async () => {
    const { threadId } = await talk(['A5', 'A6']);
    for (let i = 0; i < 3; i++) await say(door, 'A5', threadId);
    await follow();
    expect(await send()).toEqual([mail('A4'), mail('A6')].sort());
    expect(await send()).toEqual([]);
    expect(await count(door, 'receipt', `fact = 'NOTIFIED' and habilitation_id = $1 and thread_id = $2`, [actorId('A6'), threadId])).toBe(3);
    expect(await count(door, 'receipt', `fact = 'NOTIFIED' and habilitation_id = $1 and thread_id = $2`, [actorId('A5'), threadId])).toBe(0);
  });

  it('is told at once to whoever is named, and to the others at the hour they chose', async () => {
    const { threadId } = await talk(['A5', 'A6']);
    for (const who of ['A5', 'A6']) await choose(who, 'DAILY');
    await say(door, 'A4', threadId, { mentions: [actorId('A5')] });
    await follow();
    expect(await send()).toEqual([mail('A5')]);
    await due();
    expect(await send()).toEqual([mail('A6')]);
    for (const who of ['A5', 'A6']) await choose(who, 'IMMEDIATE');
  });

  it('queued twice, is told once', async () => {
    const { threadId } = await talk(['A5']);
    await say(door, 'A4', threadId);
    const { rows: [event] } = await door.db.owner.query<EventRow>(`select * from app.event where type = 'message.posted' and thread_id = $1`, [threadId]);
    for (let i = 0; i < 2; i++) for (const consequence of CONSEQUENCES['message.posted']!) await consequence(tools, event!);
    expect(await count(door, 'notice', 'event_id = $1', [event!.id])).toBe(1);
    await send();
  });

  it('is not told to who lost the right meanwhile', async () => {
    expect(await lostMeanwhile()).toEqual([mail('A6')]);
    expect(await states('A5')).toContain('DROPPED');
  });

  it('and the check bites: were the right not asked again when its mail leaves, they would be told', async () => {
    const told = await lostMeanwhile(remembering(tools));
    figure('control.M8', Number(told.includes(mail('A5'))));
    expect(told).toEqual([mail('A5'), mail('A6')].sort());
  });

  it('waits for the hour that the person chose, and is then one mail', async () => {
    await choose('A6', 'DAILY');
    const { threadId } = await talk(['A5', 'A6']);
    for (let i = 0; i < 2; i++) await say(door, 'A4', threadId);
    await follow();
    expect(await send()).toEqual([mail('A5')]);
    await due();
    expect(await send()).toEqual([mail('A6')]);
    await choose('A6', 'IMMEDIATE');
  });
});

describe('a mail server', () => {
  it('that refuses an address leaves the others theirs, the notice queued, and a task to the directory; once accepted, it is settled', async () => {
    const { threadId } = await talk(['A5', 'A6']);
    await say(door, 'A4', threadId);
    await follow();
    answer = (to) => (to === mail('A5') ? 550 : undefined);
    expect(await send()).toEqual([mail('A6')]);
    expect(await count(door, 'mail_failure', `habilitation_id = $1 and nature = 'REFUSED' and settled_at = 'infinity'`, [actorId('A5')])).toBe(1);
    expect(await count(door, 'notice', `habilitation_id = $1 and state = 'QUEUED' and due_at > app.now()`, [actorId('A5')])).toBe(1);
    answer = () => undefined;
    await due();
    expect(await send()).toEqual([mail('A5')]);
    expect(await count(door, 'mail_failure', `habilitation_id = $1 and settled_at = 'infinity'`, [actorId('A5')])).toBe(0);
    expect(await count(door, 'mail_failure', 'habilitation_id = $1', [actorId('A5')])).toBe(1);
  });

  it.each<[string, Answer]>([['hangs', () => 'HANG'], ['refuses everything for now', () => 451], ['hangs once it has the text', (_, command) => (command === 'DATA' ? 'HANG' : undefined)]])('that %s loses nothing, and is a task after three tries', async (_, fault) => {
    const { threadId } = await talk(['A5']);
    await say(door, 'A4', threadId);
    await follow();
    answer = fault;
    for (let tries = 1; tries <= 3; tries++) {
      expect(await send(150)).toEqual([]);
      expect(await count(door, 'mail_failure', `habilitation_id = $1 and nature = 'UNREACHABLE' and settled_at = 'infinity'`, [actorId('A5')])).toBe(tries < 3 ? 0 : 1);
      await due();
    }
    answer = () => undefined;
    expect(await send()).toEqual([mail('A5')]);
    expect(await count(door, 'notice', `state = 'QUEUED'`)).toBe(0);
  });

  it('that is not there loses nothing either', async () => {
    const { threadId } = await talk(['A5']);
    await say(door, 'A4', threadId);
    await follow();
    const nobody = smtpMailer({ smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'ne-pas-repondre@cordee.example', publicUrl: 'https://cordee.example', patienceMs: 300 });
    expect(await sendMails(tools, nobody)).toBe(0);
    await due();
    expect(await send()).toEqual([mail('A5')]);
  });
});
