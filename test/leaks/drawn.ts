/** A world that the comparison of the walls draws, served by a product of its own: every sealed value of it a word. */
import { generate } from '../secrecy/generate.js';
import { instant, load } from '../secrecy/load.js';
import type { World } from '../secrecy/oracle/world.js';
import { testDatabase } from '../support/database.js';
import { openDoor } from '../support/door.js';
import { Product } from '../support/product.js';
import { Canaries } from './canaries.js';
import { reseal } from './reseal.js';
import { worldOf } from './world-of.js';

export async function drawn(seed: number): Promise<{ product: Product; world: World; canaries: Canaries }> {
  const door = await openDoor(await testDatabase({ cast: false }));
  const client = await door.db.owner.connect();
  try {
    await client.query('begin');
    await load(client, generate(seed).world, await instant(client), false);
    await client.query('commit');
  } finally {
    client.release();
  }
  const canaries = new Canaries(String(seed));
  await reseal(door, canaries);
  return { product: await Product.start({ door }), world: await worldOf(door), canaries };
}
