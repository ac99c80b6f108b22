import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../../apps/migrate/migrations.js';
import { Product } from '../support/product.js';

let product: Product;
beforeAll(async () => { product = await Product.start({ config: { metrics: { port: 0, host: '127.0.0.1' } } }); });
afterAll(() => product.close());

const owner = (sql: string): Promise<unknown> => product.door.db.owner.query(sql);
const asks = async (url: string): Promise<[number, Record<string, unknown>]> => {
  const answer = await fetch(url);
  return [answer.status, await answer.json() as Record<string, unknown>];
};
const everybody = (): Promise<[number, Record<string, unknown>]> => asks(`${product.server.url}/health/ready`);
const operator = (): Promise<[number, Record<string, unknown>]> => asks(`${product.server.operatingUrl}/health`);
/** On a busy machine the tail may be late to be read: it is waited for, as a balancer would. */
async function ready(): Promise<[number, Record<string, unknown>]> {
  for (const from = performance.now(); (await operator())[0] !== 200 && performance.now() - from < 20_000; await new Promise((resolve) => { setTimeout(resolve, 100); })) ;
  return await everybody();
}
const says = (applied: number): Promise<unknown> => owner(`create or replace function app.migration_count() returns integer language sql immutable set search_path = '' as $$ select ${applied} $$`);

describe('whether this node is ready', () => {
  it('is yes or no for everybody, and why for whoever operates', async () => {
    expect(await ready()).toEqual([200, { status: 'ok' }]);
    const [status, why] = await operator();
    expect([status, why['status'], why['database'], why['migrations'], why['relay']]).toEqual([200, 'ok', true, true, true]);
  });

  it.each<[string, () => Promise<unknown>, () => Promise<unknown>, object]>([
    ['its database lacks a migration', () => says(MIGRATIONS.length - 1), () => says(MIGRATIONS.length), { database: true, migrations: false }],
    ['its database is older than the question', () => owner('alter function app.migration_count() rename to migration_count_away'), () => owner('alter function app.migration_count_away() rename to migration_count'), { database: true, migrations: false }],
    ['its database refuses it', () => owner('revoke execute on function app.migration_count() from app_rt'), () => owner('grant execute on function app.migration_count() to app_rt'), { database: false, migrations: false }],
  ])('is no when %s', async (_why, breaks, mends, told) => {
    expect(await ready()).toEqual([200, { status: 'ok' }]);
    await breaks();
    try {
      expect(await everybody()).toEqual([503, { status: 'down' }]);
      const [status, why] = await operator();
      expect(status).toBe(503);
      expect(why).toMatchObject(told);
      // Alive all the same: whoever restarts what does not live would restart it for nothing.
      expect((await asks(`${product.server.url}/health/live`))[0]).toBe(200);
    } finally {
      await mends();
    }
    expect(await ready()).toEqual([200, { status: 'ok' }]);
  });
});
