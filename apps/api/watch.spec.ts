import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventRow } from '../../libs/platform/event.entity.js';
import type { LogFields } from '../../libs/platform/log.js';
import { makeLog } from '../../libs/platform/log.js';
import { until } from '../../test/scenarios/support/acts.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { actorId } from '../../test/support/situation.js';
import { queueNotices } from '../worker/queue-notices.js';
import { startDeadlines } from '../worker/deadlines.js';
import type { WorkerTools } from '../worker/tools.js';
import { Watch } from './watch.js';

let door: Door;
let tools: WorkerTools;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 2), kek: door.kek, log: makeLog('silent') };
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});

const said: string[] = [];
const log = { info: () => undefined, warn: (_: LogFields, what: string) => void said.push(what), error: (_: LogFields, what: string) => void said.push(what) };
const sleeps = (seconds: number): Promise<unknown> => door.db.owner.query(`update app.heartbeat set at = clock_timestamp() - $1 * interval '1 second', silent_at = 'infinity'`, [seconds]);
const silences = async (): Promise<EventRow[]> => (await door.db.owner.query<EventRow>(`select * from app.event where type = 'watch.silent' order by xid, departement`)).rows;

describe('the watch over the tick', () => {
  it('is quiet while the tick ticks, and shows its age', async () => {
    const worker = startDeadlines(tools);
    const watch = new Watch(door.database, log, 3000);
    try {
      await until('the beat is seen', () => Promise.resolve(watch.age < 2500));
      expect(watch.silent).toBe(false);
      expect(await silences()).toEqual([]);
    } finally {
      await watch.stop();
      await worker.stop();
    }
  });

  it('says once, for each département where somebody answers, that nothing has ticked; whoever answers is told whatever the hour', async () => {
    await sleeps(3600);
    const watches = [new Watch(door.database, log, 0), new Watch(door.database, log, 0)];
    try {
      await until('the silence is said', async () => (await silences()).length > 0);
      // One says it; each finds it by itself, when its own turn comes.
      await until('both know', () => Promise.resolve(watches.every((watch) => watch.age > 3_500_000 && watch.silent)));
    } finally {
      for (const watch of watches) await watch.stop();
    }
    const events = await silences();
    expect(events.map((e) => e.departement)).toEqual([...new Set(events.map((e) => e.departement))]);
    expect(said).toContain('the deadlines have not been looked at');
    const here = events.find((e) => e.departement === 99)!;
    await queueNotices(tools, here);
    const { rows } = await door.db.owner.query<{ who: string }>('select habilitation_id as who from app.notice where event_id = $1 and due_at <= app.now()', [here.id]);
    expect(rows.map((r) => r.who)).toEqual(expect.arrayContaining(['A4', 'A8', 'ADM'].map(actorId)));
  });

  it('says it again only after the tick has ticked and stopped again', async () => {
    const before = (await silences()).length;
    const once = async (): Promise<void> => {
      const watch = new Watch(door.database, log, 0);
      const looked = said.length;
      await until('it has looked', () => Promise.resolve(said.length > looked));
      await watch.stop();
    };
    await once();
    expect((await silences()).length).toBe(before);
    await sleeps(3600);
    await once();
    expect((await silences()).length).toBe(2 * before);
  });

  it('whoever has just begun to look waits before saying so', async () => {
    await sleeps(3600);
    const before = (await silences()).length;
    const watch = new Watch(door.database, log, 60_000);
    await until('it has looked', () => Promise.resolve(watch.age > 3_500_000));
    expect(watch.silent).toBe(false);
    await watch.stop();
    expect((await silences()).length).toBe(before);
  });

  it('looks at the part that it is given: that the journal is no longer signed is said of the journal', async () => {
    const beat = `update app.heartbeat set at = clock_timestamp(), silent_at = 'infinity'`;
    await door.db.owner.query(`${beat}; update app.heartbeat set at = clock_timestamp() - interval '1 hour' where part = 'JOURNAL'`);
    const before = (await silences()).length;
    const [deadlines, journal] = [new Watch(door.database, log, 3000), new Watch(door.database, log, 0, 'JOURNAL')];
    try {
      await until('the silence is said', async () => (await silences()).length > before);
      expect([deadlines.silent, journal.silent]).toEqual([false, true]);
    } finally {
      await deadlines.stop();
      await journal.stop();
    }
    expect(new Set((await silences()).slice(before).map((e) => e.subject_id))).toEqual(new Set(['00000000-0000-4000-8000-000000000046']));
    expect(said).toContain('the journal has not been numbered or signed');
  });
});
