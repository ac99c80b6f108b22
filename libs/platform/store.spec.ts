import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../test/support/door.js';
import type { Connection } from './connection.js';
import { StaleActor } from './errors.js';
import type { OpenTx } from './store.js';
import { Traces } from './trace.js';
import type { Tx } from './tx.js';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const sql = (tx: Tx): Connection => (tx as unknown as { sql: Connection }).sql;
const open = async (mode: 'read' | 'write'): Promise<OpenTx> => await door.store.open(await door.actor('A4'), mode, new Traces());
const states = async (tx: Tx): Promise<unknown> =>
  (await sql(tx).query(`select current_setting('transaction_isolation') as isolation, current_setting('transaction_read_only') as "readOnly"`, []))[0];
const touch = (tx: Tx): Promise<unknown> => sql(tx).query('update app.thread set seq = seq + 1', []);

describe('a transaction of the door', () => {
  it('that reads is REPEATABLE READ, READ ONLY, and cannot write', async () => {
    const writing = await open('write');
    await touch(writing.tx);
    await writing.commit();
    const reading = await open('read');
    expect(await states(reading.tx)).toEqual({ isolation: 'repeatable read', readOnly: 'on' });
    await expect(touch(reading.tx)).rejects.toMatchObject({ code: '25006' });
    await reading.rollback();
  });

  it('that runs a verb is READ COMMITTED: what waited on a lock authorises again on fresh rows', async () => {
    expect(await door.as('A4', (tx) => states(tx))).toEqual({ isolation: 'read committed', readOnly: 'off' });
  });

  it('leaves nothing of a verb that fails', async () => {
    const events = async (): Promise<number> => (await door.db.owner.query('select 1 from app.event')).rows.length;
    const record = async (tx: Tx): Promise<void> => void await sql(tx).query(`insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id)
      values (gen_random_uuid(), app.now(), 'session.ended', 99, $1, 'Session', $1)`, [tx.actor.id]);
    await door.as('A4', record);
    expect(await events()).toBe(1);
    await expect(door.as('A4', async (tx) => { await record(tx); throw new Error('changed my mind'); })).rejects.toThrow('changed my mind');
    expect(await events()).toBe(1);
  });

  it.each(['40001', '40P01'])('is tried again after %s, three times at most', async (code) => {
    const run = async (failures: number): Promise<number> => {
      let attempts = 0;
      await door.as('A4', () => { attempts += 1; return attempts <= failures ? Promise.reject(Object.assign(new Error('again'), { code })) : Promise.resolve(); });
      return attempts;
    };
    expect(await run(0)).toBe(1);
    expect(await run(3)).toBe(4);
    await expect(run(4)).rejects.toMatchObject({ code });
  });

  it('is the executor’s to begin again when a right was taken away: the actor is stale', async () => {
    const actor = await door.actor('A4');
    const look = (epoch: number): Promise<unknown> => door.store.run({ ...actor, epoch }, new Traces(), (tx) => sql(tx).query('select app.actor()', []));
    expect(await look(actor.epoch)).toHaveLength(1);
    await expect(look(actor.epoch - 1)).rejects.toThrow(StaleActor);
  });

  it('may lose its backend between two statements: it fails, the process goes on, and the next one works', async () => {
    const lost = await open('read');
    const [row] = await sql(lost.tx).query<{ pid: number }>('select pg_backend_pid() as pid', []);
    await door.db.owner.query('select pg_terminate_backend($1)', [row!.pid]);
    // Long enough for the end of the connection to arrive while nothing waits for it.
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    await expect(sql(lost.tx).query('select 1', [])).rejects.toThrow();
    await lost.rollback();
    expect(await door.as('A4', (tx) => sql(tx).query('select 1 as one', []))).toEqual([{ one: 1 }]);
  });

  it('ends its connection with it when it cannot be committed', async () => {
    const lost = await open('write');
    const [row] = await sql(lost.tx).query<{ pid: number }>('select pg_backend_pid() as pid', []);
    await door.db.owner.query('select pg_terminate_backend($1)', [row!.pid]);
    await expect(lost.commit()).rejects.toThrow();
    const again = await Promise.all(Array.from({ length: 8 }, () => door.as('A4', async (tx) => (await sql(tx).query<{ pid: number }>('select pg_backend_pid() as pid', []))[0]!.pid)));
    expect(again).not.toContain(row!.pid);
  });
});
