import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDossier } from '../../libs/dossiers/open-dossier.js';
import { meetClock, startClock } from '../../libs/clocks/run-clock.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { until } from '../../test/scenarios/support/acts.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId, count, TERRITOIRES, uuid } from '../../test/support/situation.js';
import type { Dossier } from '../../libs/dossiers/dossier.entity.js';
import { CONSEQUENCES } from './consequences.js';
import { lookAtDeadlines, startDeadlines } from './deadlines.js';
import type { WorkerTools } from './tools.js';

const DAY = 86_400_000;
let door: Door;
let tools: WorkerTools;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});
beforeEach(async () => { await door.db.owner.query(`update app.deadline set state = 'MET', met_at = app.now(), met_by = id where state = 'RUNNING'`); });

const started = (at: number, code: 'IP_EVAL' | 'PPE' = 'IP_EVAL', by = 'A4'): Promise<Dossier> => door.as(by, async (tx) => {
  const opened = await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02' }, door.kek);
  await startClock(tx, code, opened, { dossierId: opened.id }, new Date(tx.now.getTime() + at));
  return opened;
});
const events = async ({ id }: Dossier): Promise<EventRow[]> =>
  (await door.db.owner.query<EventRow>(`select e.* from app.event e join app.deadline d on d.id = e.subject_id where d.subject_id = $1 order by e.xid`, [id])).rows;
const types = async (dossier: Dossier): Promise<string[]> => (await events(dossier)).map((e) => e.type);
const unalarmed = (): Promise<number> => count(door, 'deadline', `state = 'RUNNING' and due_at <= app.now() and alarmed_at = 'infinity'`);
/** Whose mail the event queues, and those due whatever the hour. */
const told = async (event: EventRow): Promise<{ who: string[]; atOnce: number }> => {
  for (let n = 0; n < 2; n++) for (const consequence of CONSEQUENCES[event.type]!) await consequence(tools, event);
  const { rows } = await door.db.owner.query<{ who: string; now: boolean }>('select habilitation_id as who, due_at <= app.now() as now from app.notice where event_id = $1', [event.id]);
  return { who: rows.map((r) => r.who).sort(), atOnce: rows.filter((r) => r.now).length };
};
const ids = (...keys: string[]): string[] => keys.map(actorId).sort();

describe('the tick of the deadlines', () => {
  it('reminds before the term and alarms at it, each once, whoever looks and however often', async () => {
    const [past, near, far] = [await started(-200 * DAY), await started(-85 * DAY), await started(0)];
    expect(await unalarmed()).toBe(1);
    await Promise.all([lookAtDeadlines(tools), lookAtDeadlines(tools)]);
    expect(await lookAtDeadlines(tools)).toBe(0);
    expect(await unalarmed()).toBe(0);
    expect([await types(past), await types(near), await types(far)]).toEqual([['deadline.overdue'], ['deadline.reminded'], []]);
    expect((await events(past))[0]).toMatchObject({ dossier_id: past.id, departement: 99, subject_type: 'Deadline' });
  });

  it('compares with app.now(), not with the hour of the machine', async () => {
    const dossier = await started(0);
    await lookAtDeadlines(tools);
    expect(await types(dossier)).toEqual([]);
    await door.db.owner.query('update app.clock set offset_ms = $1', [80 * DAY]);
    try {
      await lookAtDeadlines(tools);
      await door.db.owner.query('update app.clock set offset_ms = $1', [95 * DAY]);
      await lookAtDeadlines(tools);
    } finally {
      await door.db.owner.query('update app.clock set offset_ms = 0');
    }
    expect(await types(dossier)).toEqual(['deadline.reminded', 'deadline.overdue']);
  });

  it('says nothing of what was met in time, and drops the mail of what is met since', async () => {
    const [met, late] = [await started(-200 * DAY), await started(-200 * DAY)];
    await door.as('A4', async (tx) => {
      const act = await openDossier(tx, { requestId: uuid(), territoireId: TERRITOIRES.nord, surname: 'A', givenNames: 'B', birthDate: '2020-01-01' }, door.kek);
      await meetClock(tx, 'IP_EVAL', met.id, act);
    });
    await lookAtDeadlines(tools);
    expect([await types(met), await types(late)]).toEqual([[], ['deadline.overdue']]);
    const [event] = await events(late);
    expect((await told(event!)).who.length).toBeGreaterThan(1);
    await door.db.owner.query(`update app.deadline set state = 'MET', met_at = app.now(), met_by = id where subject_id = $1`, [late.id]);
    await door.db.owner.query('delete from app.notice where event_id = $1', [event!.id]);
    expect((await told(event!)).who).toEqual([]);
  });

  it('looks at more than one batch, and again after a failure', async () => {
    await door.db.owner.query(`insert into app.deadline (id, departement, code, subject_type, subject_id, dossier_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at)
      select gen_random_uuid(), 99, 'IP_EVAL', 'Dossier', gen_random_uuid(), d.id, 'DOSSIER', d.id, 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', d.opened_by, app.now(), app.now(), app.now(), app.now(), app.now()
      from (select * from app.dossier limit 1) d, generate_series(1, 450)`);
    await expect(lookAtDeadlines({ ...tools, pool: { query: () => Promise.reject(new Error('away')) } as never })).rejects.toThrow('away');
    expect(await lookAtDeadlines(tools)).toBe(450);
    expect(await unalarmed()).toBe(0);
  });

  it('runs by itself, and says each time that it did', async () => {
    await door.db.owner.query(`update app.heartbeat set at = '2001-01-01', silent_at = '2001-01-02'`);
    const dossier = await started(-200 * DAY);
    const running = startDeadlines(tools);
    try {
      await until('the alarm', async () => (await types(dossier)).includes('deadline.overdue'));
      await until('the beat', async () => (await count(door, 'heartbeat', `at > clock_timestamp() - interval '1 minute' and silent_at = 'infinity'`)) === 1);
    } finally {
      await running.stop();
    }
  });
});

describe('who is told', () => {
  it('of a term to come: whoever answers for it; of one that is past: the second person too, whatever the hour', async () => {
    const near = await started(-85 * DAY);
    const past = await started(-200 * DAY);
    await lookAtDeadlines(tools);
    expect((await told((await events(near))[0]!)).who).toEqual(ids('A4'));
    const overdue = await told((await events(past))[0]!);
    expect(overdue).toEqual({ who: ids('A4', 'A8'), atOnce: 2 });
  });

  it('whoever replaces the one who answers, when they may know of it', async () => {
    const { owner } = door.db;
    const deputy = actorId('the deputy of A4');
    await owner.query(`insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
      select $1, 99, p.professionnel_id, h.organisation_id, 'RESPONSABLE_ASE', h.valid_from, h.valid_to from app.habilitation h, app.habilitation p where h.id = $2 and p.id = $3`, [deputy, actorId('A4'), actorId('A16')]);
    await owner.query('insert into app.habilitation_territoire values ($1, $2, 99)', [deputy, TERRITOIRES.nord]);
    await owner.query(`insert into app.substitution (id, departement, organisation_id, habilitation_id, substitute_id, recorded_by, request_id, valid_from, valid_to)
      select gen_random_uuid(), 99, organisation_id, id, $2, id, gen_random_uuid(), app.now(), app.now() + interval '1 day' from app.habilitation where id = $1`, [actorId('A4'), deputy]);
    const near = await started(-85 * DAY);
    await lookAtDeadlines(tools);
    expect((await told((await events(near))[0]!)).who).toEqual(ids('A4', 'the deputy of A4'));
    await owner.query('delete from app.habilitation_territoire where habilitation_id = $1', [deputy]);
  });

  it('never fewer than two persons of a term that is past, where two may know of it: the référent is nobody yet', async () => {
    const past = await started(-200 * DAY, 'PPE');
    await lookAtDeadlines(tools);
    expect((await told((await events(past))[0]!)).who).toEqual(ids('A4', 'A8'));
  });
});
