import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { Product } from '../support/product.js';
import { count, eventsOf, situation } from '../support/situation.js';
import { digestFor, post, type Said } from './support/acts.js';
import { forgetsKeys } from './support/seeded.js';

let product: Product;
let threadId: string;
beforeAll(async () => { product = await Product.start(); });
afterAll(() => product.close());
beforeEach(async () => { ({ threadId } = await situation(product.door, { A5: ['FAM'] })); });

const TRIES = 50;
/** The same message, with the same key, so many times at once; and how many rows it made. */
async function insist(): Promise<{ tries: Said[]; rows: number }> {
  const clientMessageId = randomUUID();
  const readersDigest = await digestFor(product, 'A5', threadId);
  const tries = await Promise.all(Array.from({ length: TRIES }, () => post(product, 'A5', threadId, 'Une seule fois.', { clientMessageId, readersDigest })));
  return { tries, rows: await count(product.door, 'message', 'client_message_id = $1', [clientMessageId]) };
}
const UNIQUE = 'message_author_id_client_message_id_key';

describe('a sender who insists', () => {
  it('50 tries at once with one key make one message, one number, one event, no gap', async () => {
    const { tries, rows } = await insist();
    expect(tries.map((t) => t.code)).toEqual(tries.map(() => null));
    expect(new Set(tries.map((t) => t.id)).size).toBe(1);
    expect(new Set(tries.map((t) => t.seq))).toEqual(new Set([1]));
    expect(rows).toBe(1);
    expect(await eventsOf(product.door, tries[0]!.id)).toEqual(['message.posted']);
    expect((await post(product, 'A4', threadId, 'La suivante.')).seq).toBe(2);
  }, 60_000);

  it('is written once still when the verb forgets to look whether its key has served: the table refuses the second', async () => {
    const restore = forgetsKeys(product);
    try {
      const { tries, rows } = await insist();
      expect(rows).toBe(1);
      expect(tries.filter((t) => t.code === 'CLE_REUTILISEE')).toHaveLength(TRIES - 1);
      expect((await post(product, 'A4', threadId, 'La suivante.')).seq).toBe(2);
    } finally {
      restore();
    }
  }, 60_000);

  it('and the check bites: with the table’s unique key gone too, the same tries are as many messages', async () => {
    const { rowCount } = await product.door.db.owner.query(`select from pg_constraint where conname = $1 and contype = 'u'`, [UNIQUE]);
    expect(rowCount).toBe(1);
    await product.door.db.owner.query(`alter table app.message drop constraint ${UNIQUE}`);
    // Of the two, the verb alone holds: it looks behind the lock of the exchange.
    expect((await insist()).rows).toBe(1);
    const restore = forgetsKeys(product);
    try {
      const { rows } = await insist();
      figure('control.M4', Number(rows > 1));
      expect(rows).toBe(TRIES);
    } finally {
      restore();
    }
  }, 60_000);
});
