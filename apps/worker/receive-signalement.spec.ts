import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setNoticePreference } from '../../libs/notices/set-notice-preference.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { registerPermanence } from '../../libs/partners/register-permanence.js';
import { acknowledgeSignalement } from '../../libs/signalements/acknowledge-signalement.js';
import { attachSignalement } from '../../libs/signalements/attach-signalement.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { clocksOf, acknowledged, anotherMagistrate, competent, delegated, sent } from '../../test/support/signalement.js';
import { actorId, count, dossier, uuid } from '../../test/support/situation.js';
import { CONSEQUENCES } from './consequences.js';
import { lookAtDeadlines } from './deadlines.js';
import type { WorkerTools } from './tools.js';

let door: Door;
let tools: WorkerTools;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
  parquetId = await competent(door);
  for (const who of ['A9', 'A4', 'A8', 'A3']) await door.as(who, (tx) => setNoticePreference(tx, { requestId: uuid(), rhythm: 'DAILY', quietFrom: 0, quietTo: 23 }));
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});
beforeEach(async () => { await door.db.owner.query(`update app.deadline set state = 'MET', met_at = app.now(), met_by = id where state = 'RUNNING'`); });

const eventOf = async (type: string, signalementId: string): Promise<EventRow> =>
  (await door.db.owner.query<EventRow>(`select e.* from app.event e join app.signalement_step s on s.id = e.subject_id where e.type = $1 and s.signalement_id = $2`, [type, signalementId])).rows[0]!;
const follow = async (event: EventRow): Promise<void> => { for (const consequence of CONSEQUENCES[event.type]!) await consequence(tools, event); };
const facts = async (id: string): Promise<string[]> => (await door.db.owner.query<{ fact: string }>('select fact from app.signalement_step where signalement_id = $1 order by at, fact desc', [id])).rows.map((r) => r.fact);
const clocks = async (id: string): Promise<Record<string, string>> => Object.fromEntries(Object.entries(await clocksOf(door, id)).filter(([code]) => code.startsWith('SIGNALEMENT_')));
const told = async (event: EventRow): Promise<{ who: string[]; atOnce: number }> => {
  const { rows } = await door.db.owner.query<{ who: string; now: boolean }>('select habilitation_id as who, due_at <= app.now() as now from app.notice where event_id = $1', [event.id]);
  return { who: rows.map((r) => r.who).sort(), atOnce: rows.filter((r) => r.now).length };
};
const ids = (...keys: string[]): string[] => keys.map(actorId).sort();

describe('a signalement that was sent', () => {
  it('is received once by the parquet, however often the consequence runs, and its acknowledgement is awaited within hours', async () => {
    const id = await sent(door, parquetId);
    const event = await eventOf('signalement.sent', id);
    await Promise.all([follow(event), follow(event)]);
    await follow(event);
    expect(await facts(id)).toEqual(['SENT', 'RECEIVED']);
    expect(await clocks(id)).toEqual({ SIGNALEMENT_ACK_GRAVE: 'RUNNING', SIGNALEMENT_RECEPTION: 'MET', SIGNALEMENT_SENDING: 'MET' });
    await door.as('A9', (tx) => acknowledgeSignalement(tx, { requestId: uuid(), signalementId: id, parquetNumber: '25-133-0042' }));
    expect(await clocks(id)).toEqual({ SIGNALEMENT_ACK_GRAVE: 'MET', SIGNALEMENT_OUTCOME: 'RUNNING', SIGNALEMENT_RECEPTION: 'MET', SIGNALEMENT_SENDING: 'MET' });
  });

  it('is told whatever the hour to the magistrates of that parquet and, with its copy, to the cell: once each', async () => {
    const id = await sent(door, parquetId);
    const event = await eventOf('signalement.sent', id);
    for (let n = 0; n < 2; n++) await follow(event);
    const cell = (await door.db.owner.query<{ id: string }>(`select id from app.habilitation where departement = 99 and function in ('AGENT_CRIP','RESPONSABLE_CRIP')`)).rows.map((r) => r.id);
    expect((await told(event)).who).toEqual([...cell, actorId('A9')].sort());
    expect((await told(event)).atOnce).toBe(cell.length + 1);
  });

  it('is told first, when it is urgent, to the magistrate on duty; to every magistrate when nobody is, or when it is not urgent', async () => {
    const { colleague } = await anotherMagistrate(door.db);
    const magistrates = async (urgency: 'URGENT' | 'ORDINARY', ground: 'GRAVE_AND_IMMEDIATE_DANGER' | 'FAMILY_REFUSAL', who = 'A3'): Promise<string[]> => {
      const event = await eventOf('signalement.sent', await sent(door, parquetId, who, { urgency, ground }));
      await follow(event);
      return (await told(event)).who.filter((id) => ids('A9', 'A17').includes(id));
    };
    await delegated(door, 'A4');
    expect(await magistrates('URGENT', 'GRAVE_AND_IMMEDIATE_DANGER')).toEqual(ids('A9', 'A17'));
    const { id } = await door.as('A9', (tx) => registerPermanence(tx, { requestId: uuid(), habilitationId: colleague, phone: '0536490002', validFrom: tx.now, validTo: new Date(tx.now.getTime() + 3_600_000) }));
    expect(await magistrates('URGENT', 'GRAVE_AND_IMMEDIATE_DANGER')).toEqual([colleague]);
    expect(await magistrates('ORDINARY', 'FAMILY_REFUSAL', 'A4')).toEqual(ids('A9', 'A17'));
    await door.db.owner.query(`update app.habilitation set valid_to = app.now() where id = $1`, [colleague]);
    expect(await magistrates('URGENT', 'GRAVE_AND_IMMEDIATE_DANGER')).toEqual(ids('A9'));
    await door.db.owner.query('delete from app.permanence where id = $1', [id]);
  });

  it('is not received where no magistrate is there, and the clock of the reception alarms two persons', async () => {
    await door.db.owner.query(`update app.habilitation set valid_to = app.now() where id = $1`, [actorId('A9')]);
    const id = await sent(door, parquetId);
    await follow(await eventOf('signalement.sent', id));
    await door.db.owner.query(`update app.habilitation set valid_to = 'infinity' where id = $1`, [actorId('A9')]);
    expect(await facts(id)).toEqual(['SENT']);
    await door.db.owner.query(`update app.deadline set due_at = app.now(), remind_at = app.now() where holder_id = $1 and code = 'SIGNALEMENT_RECEPTION'`, [id]);
    await lookAtDeadlines(tools);
    const { rows: [alarm] } = await door.db.owner.query<EventRow>(`select e.* from app.event e join app.deadline d on d.id = e.subject_id where e.type = 'deadline.overdue' and d.holder_id = $1`, [id]);
    await follow(alarm!);
    const { who, atOnce } = await told(alarm!);
    expect([who, atOnce]).toEqual([ids('A3', 'A4'), 2]);
  });

  it('is told to two persons when the magistrate does not acknowledge it in time: the magistrate, whoever answers for the cell, and its author', async () => {
    const id = await sent(door, parquetId);
    await follow(await eventOf('signalement.sent', id));
    await door.db.owner.query(`update app.deadline set due_at = app.now(), remind_at = app.now() where holder_id = $1 and code = 'SIGNALEMENT_ACK_GRAVE'`, [id]);
    await lookAtDeadlines(tools);
    const { rows: [alarm] } = await door.db.owner.query<EventRow>(`select e.* from app.event e join app.deadline d on d.id = e.subject_id where e.type = 'deadline.overdue' and d.holder_id = $1`, [id]);
    await follow(alarm!);
    expect((await told(alarm!)).who).toEqual(ids('A3', 'A4', 'A9'));
  });
});

describe('what becomes of it', () => {
  it('is told to its author and to the département as far as each may read it', async () => {
    const id = await acknowledged(door, parquetId);
    const { id: dossierId } = await dossier(door);
    await door.as('A4', (tx) => attachSignalement(tx, { signalementId: id, dossierId }));
    const event = await eventOf('signalement.acknowledged', id);
    await follow(event);
    const { who } = await told(event);
    for (const key of ['A3', 'A4', 'A8']) expect(who).toContain(actorId(key));
    for (const key of ['A9', 'A1', 'A10', 'B1']) expect(who).not.toContain(actorId(key));
    expect(await count(door, 'notice', 'event_id = $1', [event.id])).toBe(who.length);
  });
});
