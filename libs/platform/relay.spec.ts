import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { figure } from '../../scripts/score/figures.mjs';
import { hold } from '../../test/scenarios/support/schedule.js';
import { until } from '../../test/scenarios/support/acts.js';
import { openDoor, type Door } from '../../test/support/door.js';
import { secrets } from '../../test/support/database.js';
import { proxyTo, type Proxy } from '../../test/support/proxy.js';
import { dossier, letIn, uuid } from '../../test/support/situation.js';
import { writeEntry } from '../dossiers/write-entry.js';
import { sleep } from './clock.js';
import type { EventRow } from './event.entity.js';
import { makeLog } from './log.js';
import { urlOf } from './logins.js';
import { Relay } from './relay.js';

let door: Door;
let dossierId: string;
const relays: Relay[] = [];
beforeAll(async () => {
  door = await openDoor();
  dossierId = (await dossier(door)).id;
});
afterEach(async () => { for (const relay of relays.splice(0)) await relay.stop(); });
afterAll(() => door.close());

async function follow(listener: (event: EventRow) => Promise<void> = () => Promise.resolve(), pool: pg.Pool = door.database.pool('relay', 3)): Promise<{ relay: Relay; ids: string[] }> {
  const relay = new Relay(pool, makeLog('silent'));
  relays.push(relay);
  const ids: string[] = [];
  await relay.start(async (event) => {
    await listener(event);
    ids.push(event.subject_id);
  });
  return { relay, ids };
}
let days = 0;
/** The same person, each time for another day. */
const admit = async (): Promise<string> => {
  const from = Date.now() + 86_400_000 * ++days;
  return (await letIn(door, dossierId, 'A5', ['LOG'], { validFrom: new Date(from), validTo: new Date(from + 3_600_000) })).id;
};
/** Whoever reads by what looks like an order: each row has its instant, and one keeps the last. */
async function readNaively(after: Date): Promise<{ ids: string[]; last: Date }> {
  const { rows } = await door.db.owner.query<{ subject_id: string; at: Date }>('select subject_id, at from app.event where at > $1 order by at', [after]);
  return { ids: rows.map((r) => r.subject_id), last: rows.at(-1)?.at ?? after };
}

describe('the tail of events', () => {
  it('hands on what is committed after it began, once each, in order, and nothing from before', async () => {
    // Begun before it and ended after: the horizon at which it begins lies behind what is already over.
    const slow = await hold(door, 'A4', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'SOC', detail: 'FULL', body: 'Lentement.' }));
    const before = await admit();
    const { relay, ids } = await follow();
    const after = [await admit(), await admit(), await admit()];
    await slow.commit();
    relay.wake();
    await until('four events', () => ids.length >= 4);
    expect(ids).toEqual([slow.result.id, ...after]);
    expect(ids).not.toContain(before);
  });

  it('does not skip what an older transaction commits late, where a cursor on the rows does', async () => {
    const { relay, ids } = await follow();
    let cursor = (await readNaively(new Date(0))).last;
    const slow = await hold(door, 'A4', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'SOC', detail: 'FULL', body: 'Lentement.' }));
    const quick = (await dossier(door)).id;
    relay.wake();
    const naive: string[] = [];
    const readOn = async (): Promise<void> => {
      const { ids: found, last } = await readNaively(cursor);
      naive.push(...found);
      cursor = last;
    };
    await readOn();
    expect(naive).toContain(quick);
    // A poll and more: the relay waits behind the older transaction, which may still add.
    await sleep(1_500);
    expect(ids).toEqual([]);

    await slow.commit();
    relay.wake();
    await until('both, the late one too', () => ids.includes(quick) && ids.includes(slow.result.id));
    await readOn();
    figure('control.M3', Number(!naive.includes(slow.result.id)));
    expect(naive).not.toContain(slow.result.id);
  });

  it('hands on again what its listener failed to take', async () => {
    let failures = 2;
    const { relay, ids } = await follow(() => (failures-- > 0 ? Promise.reject(new Error('not now')) : Promise.resolve()));
    const id = await admit();
    relay.wake();
    await until('the event, after two failures', () => ids.includes(id));
    expect(failures).toBeLessThan(0);
  });

  it('wakes another node by its word, and without it by its own poll', async () => {
    const [here, there] = [await follow(), await follow()];
    const told = await admit();
    here.relay.wake();
    await until('the other node', () => there.ids.includes(told));
    const untold = await admit();
    await until('both, by themselves', () => here.ids.includes(untold) && there.ids.includes(untold));
  });

  it('goes on after its connections are ended', async () => {
    const { relay, ids } = await follow();
    await door.db.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'relay'`, [door.db.name]);
    const id = await admit();
    relay.wake();
    await until('the event', () => ids.includes(id));
    expect(relay.age).toBeLessThan(15_000);
  });

  it.each([
    ['a cut during which connections led nowhere', async (proxy: Proxy): Promise<void> => {
      proxy.cut(true);
      await sleep(4_500);
      proxy.release();
    }],
    ['its connections fell silent without a word', (proxy: Proxy): Promise<void> => Promise.resolve(proxy.freeze())],
  ])('goes on after %s', async (_what, disturb) => {
    const url = new URL(urlOf(door.db.url, secrets().roleSecret, 'relay'));
    const proxy = await proxyTo(url.hostname, Number(url.port));
    url.port = String(proxy.port);
    const pool = new pg.Pool({ connectionString: url.toString(), max: 3, connectionTimeoutMillis: 10_000 });
    pool.on('error', () => undefined);
    const { ids } = await follow(undefined, pool);
    const before = await admit();
    await until('the event before', () => ids.includes(before));

    await disturb(proxy);
    const after = await admit();
    await until('the event after', () => ids.includes(after), 25_000);
    await proxy.close();
  }, 60_000);
});
