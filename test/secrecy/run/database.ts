/** A database of its own for each worker, whose planner has seen a world: plans made on empty tables are poor, and plans are kept. */
import type pg from 'pg';
import { BEGIN, instant, load, TABLES } from '../load.js';
import type { World } from '../oracle/world.js';

export async function warm(client: pg.ClientBase, world: World): Promise<void> {
  await client.query('set plan_cache_mode = force_generic_plan');
  await client.query('set jit = off');
  await client.query(BEGIN);
  await load(client, world, await instant(client));
  await client.query('commit');
  await client.query('analyze');
  for (const table of [...TABLES].reverse()) await client.query(`delete from app.${table}`);
  // The next world's seals are numbered from one.
  await client.query('delete from app.signalement_counter');
}
