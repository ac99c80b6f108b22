import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { figure } from '../../scripts/score/figures.mjs';
import { ENTITIES } from '../../apps/entities.js';
import type { Connection } from '../../libs/platform/connection.js';
import { Database } from '../../libs/platform/database.js';
import { Keys } from '../../libs/platform/keys.js';
import { Store } from '../../libs/platform/store.js';
import { Traces } from '../../libs/platform/trace.js';
import { secrets } from '../support/database.js';
import { asText, interleave, terminator, UNSCOPED, type Bleeding, type Open } from './bleed.js';
import { connectRuntime, contextOf, under } from './runtime.js';
import { openWorld, type World } from './world.js';

/** 100 000 in a nightly run. */
const OPERATIONS = Number(process.env.BLEED_OPERATIONS ?? 2000);
const seed = Number(process.env.BLEED_SEED ?? Math.floor(performance.timeOrigin % 1e9));

let world: World;
let database: Database;
beforeAll(async () => {
  world = await openWorld();
  const { roleSecret } = secrets();
  database = await Database.connect({ databaseUrl: world.door.db.url, roleSecret, poolSize: 4 }, ENTITIES);
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const theStore: Open = async (actor, mode) => {
  const open = await new Store(database, new Keys(world.door.kek), secrets().contextKey).open(actor, mode, new Traces());
  const { sql } = open.tx as unknown as { sql: Connection };
  return { query: (text) => sql.query(text, []), commit: () => open.commit(), rollback: () => open.rollback() };
};

/** The usual mistake: the context is set once for the life of the connection, « since it does not change often ». */
const known = new WeakSet<pg.PoolClient>();
const oncePerConnection: Open = async (actor) => {
  const client = await database.client();
  let over = false;
  const end = (how: string) => async (): Promise<void> => {
    if (over) return;
    over = true;
    await client.query(how).then(() => client.release(), () => client.release(true));
  };
  try {
    if (!known.has(client)) await client.query(`select set_config('app.ctx', $1, false)`, [contextOf(actor)]);
    known.add(client);
    await client.query('begin');
  } catch (e) {
    client.release(true);
    throw e;
  }
  return { query: async (text) => (await client.query<Record<string, unknown>>(text)).rows, commit: end('commit'), rollback: end('rollback') };
};

async function bleeding(open: Open, operations: number): Promise<Bleeding> {
  const runtime = await connectRuntime(world.door.db);
  const actors = [];
  for (const key of ['A4', 'B1']) {
    const actor = await world.door.actor(key);
    actors.push({ actor, sees: asText(await under(runtime, contextOf(actor), async () => (await runtime.query<Record<string, unknown>>(UNSCOPED)).rows)) });
  }
  await runtime.end();
  expect(actors[0]!.sees).not.toBe(actors[1]!.sees);
  return await interleave({ actors, operations, atOnce: 8, seed, open, terminate: terminator(world.door.db.owner) });
}

describe('a pool of four connections, shared by two people', () => {
  it(`lends nobody another’s sight in ${OPERATIONS} interleaved operations (seed ${seed})`, async () => {
    const { reads, foreign, lost, terminated, ways } = await bleeding(theStore, OPERATIONS);
    figure('bleed.operations', OPERATIONS);
    figure('bleed.foreign', foreign);
    expect(foreign).toBe(0);
    // Not by doing nothing: every way was taken, backends were lost, and most operations read.
    expect(ways.size).toBe(7);
    expect(terminated).toBeGreaterThan(OPERATIONS / 200);
    expect(lost).toBeLessThan(OPERATIONS / 5);
    expect(reads).toBeGreaterThan(OPERATIONS / 2);
  }, 60_000 + OPERATIONS * 20);

  it('is seen to bleed when the context is set once for a connection', async () => {
    const { foreign } = await bleeding(oncePerConnection, 300);
    figure('control.M10', Number(foreign > 0));
    expect(foreign).toBeGreaterThan(0);
  });
});
