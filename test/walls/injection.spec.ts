import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Actor } from '../../libs/platform/actor.js';
import { attacks } from './attacks.js';
import { connectRuntime, contextOf, readableTables, under } from './runtime.js';
import { openWorld, seenIn, type World } from './world.js';

let world: World;
let runtime: pg.Client;
let owner: pg.Client;
let victim: Actor;
let intruder: Actor;
let tables: string[];
beforeAll(async () => {
  world = await openWorld();
  runtime = await connectRuntime(world.door.db);
  owner = new pg.Client({ connectionString: world.door.db.ownerUrl });
  await owner.connect();
  await owner.query('analyze');
  [victim, intruder] = [await world.door.actor('A4'), await world.door.actor('A1')];
  tables = (await readableTables(owner)).filter((t) => t !== 'app.clock');
});
afterAll(async () => {
  await runtime.end();
  await owner.end();
  await world.close();
});

/** All that comes back of this SQL: rows, errors, notices. */
async function said(client: pg.Client, context: string | null, sql: string): Promise<unknown[]> {
  const heard: unknown[] = [];
  const listen = (notice: { message?: string }): void => void heard.push(notice.message);
  client.on('notice', listen);
  try {
    await under(client, context, async () => {
      const results = await client.query(sql) as unknown as pg.QueryResult | pg.QueryResult[];
      heard.push(...[results].flat().map((r) => r.rows));
    });
  } catch (e) {
    heard.push({ ...(e as object), message: (e as Error).message });
  } finally {
    client.off('notice', listen);
  }
  return heard;
}
const secretsSeen = async (client: pg.Client, context: string | null, sql: string): Promise<string[]> => seenIn(world.secretIds, await said(client, context, sql));

describe('any SQL, run as app_rt', () => {
  it('reads what its actor may read: the reading that the rest of this file forbids does exist', async () => {
    expect(await secretsSeen(runtime, contextOf(victim), 'select id from app.message')).toHaveLength(6);
    expect(await secretsSeen(owner, null, 'select * from app.message')).not.toEqual([]);
    expect(await secretsSeen(owner, null, 'select query from pg_stat_activity')).toEqual([]);
    expect(await secretsSeen(owner, null, `select * from pg_stats where schemaname = 'app'`)).not.toEqual([]);
    expect(await secretsSeen(owner, null, 'select 1 from app.message where id::text::integer = 1')).not.toEqual([]);
  });

  it('reads zero rows of every table without the key', async () => {
    for (const table of tables) expect([table, await said(runtime, null, `select * from ${table}`)]).toEqual([table, [[]]]);
  });

  it('reads nothing of a child as somebody who has no right on it', async () => {
    for (const table of tables) expect([table, await secretsSeen(runtime, contextOf(intruder), `select * from ${table}`)]).toEqual([table, []]);
  });

  it('shows nothing by any attack, without a context, under an intruder’s, or from another département', async () => {
    const contexts = [null, contextOf(intruder), contextOf(await world.door.actor('B1'))];
    for (const context of contexts) {
      for (const [what, sql] of attacks(world.story, victim.id, intruder.id)) {
        // Their own ids are in the attacks, and an error may quote them back: what counts is what else is seen.
        const known = new Set(seenIn(world.secretIds, sql));
        expect([what, (await secretsSeen(runtime, context, sql)).filter((id) => !known.has(id))]).toEqual([what, []]);
      }
    }
  });

  it('opens nothing for later: after every attack the intruder still sees nothing, and the rows are as they were', async () => {
    for (const table of tables) expect([table, await secretsSeen(runtime, contextOf(intruder), `select * from ${table}`)]).toEqual([table, []]);
    const { rows } = await owner.query(`select (select count(*) from app.message) + (select count(*) from app.participation) as n, (select offset_ms from app.clock) as clock`);
    expect(rows).toEqual([{ n: '11', clock: '0' }]);
  });
});

describe('the signed context of another', () => {
  it('stands in the activities while its transaction runs, where app_rt cannot look', async () => {
    const working = await connectRuntime(world.door.db);
    const context = contextOf(victim);
    try {
      await working.query(`begin; select set_config('app.ctx', '${context}', true)`);
      const stolen = (rows: unknown): boolean => JSON.stringify(rows).includes(context);
      expect(stolen((await owner.query('select query from pg_stat_activity')).rows)).toBe(true);
      for (const sql of ['select query from pg_stat_activity', 'select * from pg_stat_get_activity(null)', 'select pg_stat_get_backend_activity(b) from generate_series(1, 100) b']) {
        const heard = await said(runtime, contextOf(intruder), sql);
        expect([sql, stolen(heard), heard]).toEqual([sql, false, [expect.objectContaining({ code: '42501' })]]);
      }
    } finally {
      await working.end();
    }
  });
});
