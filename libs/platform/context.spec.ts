import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { openDoor, type Door } from '../../test/support/door.js';
import { connectRuntime, contextOf, readableTables, stateOf, under } from '../../test/walls/runtime.js';
import type { Actor } from './actor.js';
import { contextPads, signContext } from './context.js';

let door: Door;
let client: pg.Client;
let crip: Actor;
let tables: string[];
beforeAll(async () => {
  door = await openDoor();
  client = await connectRuntime(door.db);
  crip = await door.actor('A4');
  tables = (await readableTables(door.db.owner)).filter((t) => t !== 'app.clock');
});
afterAll(async () => {
  await client.end();
  await door.close();
});

const colleagues = async (context: string | null): Promise<number> => await under(client, context, async () => (await client.query('select id from app.habilitation')).rows.length);

describe('a signed context', () => {
  it('makes a connection act as its actor', async () => {
    expect(await colleagues(contextOf(crip))).toBeGreaterThan(10);
    expect(await under(client, contextOf(crip), async () => (await client.query('select app.actor() as id')).rows)).toEqual([{ id: crip.id }]);
  });

  it('shows no row of any table when it is missing', async () => {
    await under(client, null, async () => {
      for (const table of tables) expect([table, (await client.query(`select * from ${table}`)).rows]).toEqual([table, []]);
    });
  });

  it('leaves with its transaction: the next one on the same connection sees nothing', async () => {
    await client.query('begin');
    await client.query(`select set_config('app.ctx', $1, true)`, [contextOf(crip)]);
    expect((await client.query('select id from app.habilitation')).rows.length).toBeGreaterThan(10);
    await client.query('commit');
    expect((await client.query('select id from app.habilitation')).rows).toEqual([]);
  });

  it('survives a savepoint that is rolled back, and one set inside it does not', async () => {
    await under(client, contextOf(crip), async () => {
      await client.query('savepoint s');
      await client.query(`select set_config('app.ctx', $1, true)`, [contextOf(await door.actor('B1'))]);
      expect((await client.query('select app.my_departement() as d')).rows).toEqual([{ d: 98 }]);
      await client.query('rollback to savepoint s');
      expect((await client.query('select app.my_departement() as d')).rows).toEqual([{ d: 99 }]);
    });
  });
});

describe('a context that the API did not sign', () => {
  // What somebody who can inject SQL would try: all is known but the key.
  const other = randomUUID();
  it.each<[string, (good: string) => string]>([
    ['another actor', (good) => good.replace(/^[^.]+/, other)],
    ['another epoch', (good) => good.replace(/\.\d+\./, '.999.')],
    ['a later expiry', (good) => good.replace(/\.(\d+)\.([0-9a-f]+)$/, (_, exp: string, mac: string) => `.${Number(exp) + 3600}.${mac}`)],
    ['one bit of the signature changed', (good) => good.slice(0, -1) + (good.endsWith('0') ? '1' : '0')],
    ['a signature cut short', (good) => good.slice(0, -32)],
    ['an empty signature', (good) => good.replace(/[0-9a-f]{64}$/, '')],
    ['no signature', (good) => good.replace(/\.[0-9a-f]{64}$/, '')],
    ['a part too many', (good) => `${good}.0`],
    ['another key', () => signContext(randomBytes(32), crip.id, crip.epoch)],
    ['an empty key', () => signContext(Buffer.alloc(0), crip.id, crip.epoch)],
    ['anything', () => 'anything'],
    ['only dots', () => '...'],
  ])('is refused with CD003: %s', async (_, forge) => {
    const good = contextOf(crip);
    expect(await stateOf(colleagues(good))).toBe('none');
    expect(await stateOf(colleagues(forge(good)))).toBe('CD003');
  });

  it('is refused even when the table of keys is empty: nothing to compare with is not « equal »', async () => {
    const owner = await door.db.owner.connect();
    try {
      await owner.query('begin');
      await owner.query('delete from app.context_key');
      await owner.query('set local role app_rt');
      await owner.query(`select set_config('app.ctx', $1, true)`, [contextOf(crip)]);
      expect(await stateOf(owner.query('select app.actor()'))).toBe('CD003');
    } finally {
      await owner.query('rollback');
      owner.release();
    }
  });
});

describe('a context that the API signed', () => {
  it('is refused with CD002 once expired', async () => {
    expect(await stateOf(colleagues(contextOf(crip, 5)))).toBe('none');
    expect(await stateOf(colleagues(contextOf(crip, -2)))).toBe('CD002');
  });

  it.each([-1, 1])('is refused with CD001 when its epoch is %i away from the actor’s', async (away) => {
    expect(await stateOf(colleagues(contextOf(crip)))).toBe('none');
    expect(await stateOf(colleagues(contextOf({ id: crip.id, epoch: crip.epoch + away })))).toBe('CD001');
  });

  it('is refused with CD001 for an actor who does not exist', async () => {
    expect(await stateOf(colleagues(contextOf({ id: randomUUID(), epoch: 1 })))).toBe('CD001');
  });

  it('shows nothing once the habilitation has ended, or before it begins', async () => {
    const nurse = await door.actor('A6');
    expect(await colleagues(contextOf(nurse))).toBeGreaterThan(0);
    await door.db.owner.query(`update app.habilitation set valid_to = app.now() where id = $1`, [nurse.id]);
    expect(await colleagues(contextOf(await door.actor('A6')))).toBe(0);
    await door.db.owner.query(`update app.habilitation set valid_from = app.now() + interval '1 hour', valid_to = 'infinity' where id = $1`, [nurse.id]);
    expect(await colleagues(contextOf(await door.actor('A6')))).toBe(0);
  });

  it('is not made for what is not an actor: nothing but hexadecimal reaches the statement', () => {
    expect(signContext(randomBytes(32), crip.id, 1)).toMatch(/^[0-9a-f-]{36}\.1\.\d+\.[0-9a-f]{64}$/);
    for (const id of [`x', true); drop table app.message; --`, '', crip.id.toUpperCase(), `${crip.id}.`]) expect(() => signContext(randomBytes(32), id, 1)).toThrow('not an actor');
    for (const epoch of [1.5, Number.NaN, Infinity]) expect(() => signContext(randomBytes(32), crip.id, epoch)).toThrow('not an actor');
  });
  it.each([32, 64, 65, 100])('is verified in SQL as it was signed, whatever the length of the key: %i bytes', (length) => {
    const key = randomBytes(length);
    const { inner, outer } = contextPads(key);
    const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
    expect(sha(outer, sha(inner, Buffer.from('head')))).toEqual(createHmac('sha256', key).update('head').digest());
  });
});
