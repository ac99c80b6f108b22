/** The law read by row: the product's functions that say who may read it, asked about a few rows of the world. */
import type pg from 'pg';
import { judgingValues, READERS, readersCall } from '../../../libs/secrecy/readers-sql.js';
import type { Dice } from '../generate/dice.js';
import { readers } from '../oracle/readers.js';
import { keyOf, TABLE_OF, type TypeName, type World } from '../oracle/world.js';
import { propertiesOf } from './who.js';

export interface Parted { type: TypeName; action: string; row: string; actor: string; oracle: boolean }

/** Actors on whom the function and the oracle part; how many were asked about. */
export async function partedReaders(client: pg.ClientBase, world: World, dice: Dice, rowsEach: number): Promise<{ asked: number; parted: Parted[] }> {
  const parted: Parted[] = [];
  let asked = 0;
  for (const [name, action] of READERS) {
    const type = name as TypeName;
    const text = `select r as id from ${readersCall(name, action)} r`;
    for (const row of dice.sample<object>(world[TABLE_OF[type]], rowsEach)) {
      const { rows } = await client.query<{ id: string }>({ name: `readers ${name} ${action}`, text, values: judgingValues(propertiesOf(row)) });
      const found = new Set(rows.map((r) => r.id));
      const expected = new Set(readers(world, action, type, row, world.t));
      asked += world.habilitation.length;
      for (const { id } of world.habilitation) {
        if (found.has(id) !== expected.has(id)) parted.push({ type, action, row: keyOf(TABLE_OF[type], row), actor: id, oracle: expected.has(id) });
      }
    }
  }
  return { asked, parted };
}
