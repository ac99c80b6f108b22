import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { openDoor, type Door } from '../support/door.js';
import { ApiProcess } from './api-process.js';
import { ownCluster, type OwnCluster } from './own-cluster.js';
import { manyDossiers, readAll, untraced } from './reads.js';
import { tokensOf } from './tokens.js';

const CYCLES = Number(process.env.KILL_CYCLES ?? 5);
const READS = Number(process.env.KILL_READS ?? 300);
const AT_ONCE = 12;

let cluster: OwnCluster;
let door: Door;
let token: string;
beforeAll(async () => {
  cluster = await ownCluster();
  door = await openDoor();
  token = (await tokensOf(door, ['A4'])).A4!;
}, 60_000);
afterAll(async () => {
  await door.close();
  await cluster.stop();
}, 30_000);

/** What the product itself came through: a mistake that was seeded counts for nothing here. */
function told({ received, untraced: missing }: Cycle): void {
  figure('kill.cycles', 1);
  figure('kill.acknowledged', received);
  figure('kill.lost', missing);
}

interface Cycle { received: number; untraced: number }

/** One stream of reads, struck after some answers; then what was received is looked for in the journal. */
async function cycle(api: ApiProcess, strike: () => Promise<void>, afterwards: () => Promise<void>): Promise<Cycle> {
  const ids = await manyDossiers(door, READS);
  const blow = Math.floor(READS * (0.2 + Math.random() * 0.4));
  let struck: Promise<void> | undefined;
  const received = await readAll(api, token, ids, AT_ONCE, (count) => { if (count >= blow) struck ??= strike(); });
  await struck;
  await afterwards();
  expect(received.size).toBeGreaterThanOrEqual(blow);
  const missing = await untraced(door, received);
  // The scope of the CRIP stays small: these dossiers are over.
  await door.db.owner.query('update app.dossier_territoire set valid_to = app.now() where dossier_id = any ($1)', [ids]);
  return { received: received.size, untraced: missing.length };
}

async function killingTheApi(program?: string): Promise<Cycle> {
  const api = await ApiProcess.start(door.db, {}, program);
  return await cycle(api, () => api.kill(), () => Promise.resolve());
}

describe('kill -9 of the API under a stream of reads', () => {
  it.each(Array.from({ length: CYCLES }, (_, n) => n + 1))('leaves no answer without its trace (cycle %i)', async () => {
    const came = await killingTheApi();
    told(came);
    expect(came.untraced).toBe(0);
    expect(came.received).toBeLessThan(READS);
  }, 60_000);

  it('would leave some if the committer answered before committing', async () => {
    const { untraced: missing } = await killingTheApi('test/faults/mutants/answers-first.mjs');
    figure('control.M2', Number(missing > 0));
    expect(missing).toBeGreaterThan(0);
  }, 60_000);
});

describe('kill -9 of PostgreSQL under a stream of reads', () => {
  const killingPostgres = async (api: ApiProcess): Promise<Cycle> => {
    let back: Promise<void> | undefined;
    return await cycle(api, () => (back = cluster.killAndRestart()), async () => { await back; });
  };

  it(`leaves no answer without its trace, and the same API answers again (${CYCLES} cycles)`, async () => {
    const api = await ApiProcess.start(door.db);
    try {
      for (let n = 0; n < CYCLES; n++) {
        const came = await killingPostgres(api);
        told(came);
        expect(came.untraced).toBe(0);
        const [id] = await manyDossiers(door, 1);
        expect((await readAll(api, token, [id!], 1, () => undefined)).size).toBe(1);
      }
    } finally {
      await api.kill();
    }
  }, 60_000 + CYCLES * 20_000);

  it('would leave some if traces were committed without waiting for the disk', async () => {
    const { owner } = door.db;
    await owner.query('alter role trace set synchronous_commit = off');
    const api = await ApiProcess.start(door.db);
    let missing = 0;
    try {
      // What is lost is what the journal had not written since its last pass: once in a while, nothing.
      for (let n = 0; n < 6 && missing === 0; n++) missing = (await killingPostgres(api)).untraced;
    } finally {
      await api.kill();
      await owner.query('alter role trace reset synchronous_commit');
    }
    figure('control.M1', Number(missing > 0));
    expect(missing).toBeGreaterThan(0);
  }, 120_000);
});
