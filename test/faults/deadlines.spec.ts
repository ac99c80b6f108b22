import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { openDoor, type Door } from '../support/door.js';
import { actorId, dossier } from '../support/situation.js';
import { ApiProcess } from './api-process.js';

const WITHIN_MS = 60_000;
const CYCLES = Number(process.env.DEADLINE_CYCLES ?? 2);

let door: Door;
let dossierId: string;
beforeAll(async () => {
  door = await openDoor();
  dossierId = (await dossier(door)).id;
}, 60_000);
afterAll(() => door.close());

const worker = (program?: string): Promise<ApiProcess> => ApiProcess.start(door.db, { WORKER: 'inside', METRICS_PORT: '0' }, program);
const overdueWithoutAlarm = async (): Promise<number> =>
  (await door.db.owner.query<{ n: number }>(`select count(*)::integer as n from app.deadline where state = 'RUNNING' and due_at <= app.now() and alarmed_at = 'infinity'`)).rows[0]!.n;
/** Clocks whose terms fall one after the other, over these seconds from now. */
const run = (count: number, seconds: number): Promise<unknown> => door.db.owner.query(`insert into app.deadline (id, departement, code, subject_type, subject_id, dossier_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at)
  select gen_random_uuid(), 99, 'IP_EVAL', 'Dossier', gen_random_uuid(), $1, 'DOSSIER', $1, 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', $2, app.now(), app.now(), at, at, app.now() + interval '1 millisecond'
  from generate_series(1, $3::integer) n, lateral (select app.now() + n * $4 * interval '1 millisecond' as at) t`, [dossierId, actorId('A4'), count, (seconds * 1000) / count]);

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
/** How long until no term that is past lacks its alarm; undefined when it never was so within the time given. */
async function settled(within: number): Promise<number | undefined> {
  const from = performance.now();
  while (performance.now() - from < within) {
    if (await overdueWithoutAlarm() === 0) return performance.now() - from;
    await pause(200);
  }
  return undefined;
}

describe('kill -9 of the worker while terms fall', () => {
  it.each(Array.from({ length: CYCLES }, (_, n) => n + 1))('once one lives again, no term that is past lacks its alarm within a minute, and each was told once (cycle %i)', async () => {
    const first = await worker();
    await run(120, 6);
    await pause(1000 + Math.random() * 3000);
    await first.kill();
    // Terms go on falling while nobody looks.
    await pause(6500);
    expect(await overdueWithoutAlarm()).toBeGreaterThan(0);
    const second = await worker();
    try {
      const ms = await settled(WITHIN_MS);
      figure('deadlines.cycles', 1);
      figure('deadlines.alarmMs', ms ?? Infinity);
      figure('deadlines.silent', await overdueWithoutAlarm());
      expect(ms).toBeLessThan(WITHIN_MS);
      const { rows } = await door.db.owner.query(`select d.id from app.deadline d left join app.event e on e.subject_id = d.id and e.type = 'deadline.overdue' group by d.id having count(e.id) <> 1`);
      expect(rows).toEqual([]);
      const health = await (await fetch(`${second.operatingUrl}/health`)).json() as { deadlines: boolean; deadlinesAgeMs: number };
      expect(health.deadlines).toBe(true);
    } finally {
      await second.kill();
    }
  }, 120_000);

  it('while another node lives, nobody notices', async () => {
    const [one, other] = [await worker(), await worker()];
    try {
      await run(60, 6);
      await pause(1500);
      await one.kill();
      await pause(5000);
      expect(await settled(WITHIN_MS)).toBeDefined();
    } finally {
      await other.kill();
    }
  }, 120_000);

  it('a tick that says that it looked and does not is seen by the same count', async () => {
    await run(20, 1);
    await pause(1500);
    const forgetful = await worker('test/faults/mutants/forgets-deadlines.mjs');
    try {
      expect(await settled(8_000)).toBeUndefined();
      const silent = await overdueWithoutAlarm();
      figure('control.M12', Number(silent === 20));
      expect(silent).toBe(20);
      // The age of its beat alone would have said that all is well.
      const health = await (await fetch(`${forgetful.operatingUrl}/health`)).json() as { deadlines: boolean };
      expect(health.deadlines).toBe(true);
    } finally {
      await forgetful.kill();
    }
    const true_ = await worker();
    try {
      expect(await settled(WITHIN_MS)).toBeDefined();
    } finally {
      await true_.kill();
    }
  }, 120_000);
});
