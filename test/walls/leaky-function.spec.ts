import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { connectRuntime, contextOf, readableTables, stateOf, under } from './runtime.js';
import { openWorld, type World } from './world.js';

let world: World;
let owner: pg.Client;
let tables: { table: string; column: string }[];
beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client({ connectionString: world.door.db.ownerUrl });
  await owner.connect();
  // Every table that tells of somebody begins with an id.
  tables = (await owner.query<{ table: string; column: string }>(`select attrelid::regclass::text as table, attname as column from pg_attribute
    where attnum = 1 and attrelid = any ($1::regclass[])`, [(await readableTables(owner)).filter((t) => t !== 'app.clock')])).rows;
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const LEAKY = (more = ''): string => `create function public.f_leak(uuid) returns boolean language plpgsql cost 0.0000001 ${more} as 'begin raise notice ''%'', $1; return true; end';
  grant execute on function public.f_leak(uuid) to app_rt`;

interface Heard { table: string; shown: number; noticed: number }

/** As app_rt under this person's context: rows shown by a bare select, and rows that the leaky function was called on. */
async function listen(key: string, leaky: string): Promise<Heard[]> {
  const context = contextOf(await world.door.actor(key));
  let noticed = 0;
  const count = (): void => void (noticed += 1);
  owner.on('notice', count);
  try {
    return await under(owner, context, async () => {
      await owner.query(leaky);
      // No index to shorten the way: every row is met.
      await owner.query('set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local role app_rt');
      const heard: Heard[] = [];
      for (const { table, column } of tables) {
        const shown = (await owner.query(`select 1 from ${table}`)).rows.length;
        noticed = 0;
        await owner.query(`select 1 from ${table} r where public.f_leak(r.${column})`);
        heard.push({ table, shown, noticed });
      }
      return heard;
    });
  } finally {
    owner.off('notice', count);
  }
}

describe('a function that tells what it is called on, and costs nothing', () => {
  it('cannot be made by app_rt, who may make no function at all', async () => {
    const runtime = await connectRuntime(world.door.db);
    expect(await stateOf(under(owner, null, () => owner.query(LEAKY())))).toBe('none');
    for (const schema of ['app', 'public', 'pg_temp']) {
      expect(await stateOf(runtime.query(`create function ${schema}.f_leak(text) returns boolean language sql cost 0.0000001 as 'select true'`))).toBe('42501');
    }
    await runtime.end();
  });

  it.each(['A4', 'A5', 'A2', 'A1', 'B1'])('is called on no hidden row of any table, made by the owner and used by %s', async (key) => {
    const heard = await listen(key, LEAKY());
    expect(heard.filter((h) => h.noticed !== h.shown)).toEqual([]);
    expect(heard.reduce((n, h) => n + h.shown, 0)).toBeGreaterThan(0);
  });

  it('would be heard: declared leakproof, it is called on hidden rows', async () => {
    expect((await listen('A1', LEAKY('leakproof'))).filter((h) => h.noticed > h.shown).map((h) => h.table)).toContain('app.message');
  });
});
