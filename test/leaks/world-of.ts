/** What a database holds, as the oracle reads a world: whatever made it, a generator or people. */
import type { Door } from '../support/door.js';
import { emptyWorld } from '../secrecy/generate.js';
import { TABLES } from '../secrecy/load.js';
import type { World } from '../secrecy/oracle/world.js';

export async function worldOf({ db }: Door): Promise<World> {
  const world = emptyWorld(await nowOf(db.owner));
  for (const table of TABLES) {
    const { rows } = await db.owner.query<Record<string, unknown>>(`select * from app.${table}`);
    Object.assign(world, { [table]: rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value instanceof Date ? value.getTime() : value]))) });
  }
  return world;
}

/** The instant of the law, which a story moves. */
export async function nowOf(owner: Door['db']['owner']): Promise<number> {
  return (await owner.query<{ now: Date }>('select app.now() as now')).rows[0]!.now.getTime();
}
