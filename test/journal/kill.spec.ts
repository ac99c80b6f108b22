/** Exactly one leaf for each act and each answer, whatever dies: the API is killed while it reads and posts, PostgreSQL too, and what was received is reconciled with what was written. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { Sequencer, startSequencer } from '../../apps/worker/sequencer.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { makeLog } from '../../libs/platform/log.js';
import { ApiProcess } from '../faults/api-process.js';
import { ownCluster, type OwnCluster } from '../faults/own-cluster.js';
import { manyDossiers, readAll, untraced } from '../faults/reads.js';
import { tokensOf } from '../faults/tokens.js';
import { openDoor, type Door } from '../support/door.js';
import { count, situation } from '../support/situation.js';
import { journalKey } from './key.js';
import { leaves, unreconciled } from './leaf.js';

const CYCLES = Number(process.env.KILL_CYCLES ?? 5);
const READS = Number(process.env.KILL_READS ?? 240);
const WRITE = 'mutation ($input: WriteEntryInput!) { writeEntry(input: $input) { entry { id } userErrors { code } } }';
let cluster: OwnCluster;
let door: Door;
let token: string;
let writer: string;
let dossierId: string;
const signer = new NoteSigner(journalKey());
beforeAll(async () => {
  cluster = await ownCluster();
  door = await openDoor();
  ({ dossierId } = await situation(door, { A5: ['FAM'] }));
  ({ A4: token, A5: writer } = await tokensOf(door, ['A4', 'A5']) as { A4: string; A5: string });
}, 60_000);
afterAll(async () => {
  await door.close();
  await cluster.stop();
}, 30_000);

/** Reads and acts together, struck after some answers: the ids of the entries whose writing was acknowledged, and of the dossiers that were read. */
async function struck(api: ApiProcess, strike: () => Promise<unknown>): Promise<{ written: string[]; missing: number }> {
  const ids = await manyDossiers(door, READS);
  const written: string[] = [];
  let over = false;
  let blow: Promise<unknown> | undefined;
  const writing = (async () => {
    for (let n = 0; !over && n < READS; n++) {
      const answer = await api.ask(writer, WRITE, { input: { requestId: randomUUID(), dossierId, kind: 'FAM', detail: 'FULL', body: 'Visite.' } }).catch(() => null);
      const id = answer && (JSON.parse(answer.text) as { data?: { writeEntry: { entry: { id: string } | null } | null } }).data?.writeEntry?.entry?.id;
      if (id) written.push(id);
      else if (!answer) return;
    }
  })();
  const at = Math.floor(READS * (0.2 + Math.random() * 0.3));
  const received = await readAll(api, token, ids, 8, (n) => { if (n >= at) blow ??= strike(); });
  over = true;
  await writing;
  await blow;
  const missing = (await untraced(door, received)).length;
  figure('kill.cycles', 1);
  figure('kill.acknowledged', written.length + received.size);
  return { written, missing };
}

/** Of each row, act or answer, once: what an earlier cycle reconciled is not counted again. */
let reconciledBefore = 0;
async function reconciled({ written, missing }: Awaited<ReturnType<typeof struck>>): Promise<void> {
  const without = await unreconciled(door.db.owner);
  const { rows: [all] } = await door.db.owner.query<{ n: number }>('select ((select count(*) from app.event) + (select count(*) from app.access))::integer as n');
  figure('leaves.reconciled', all!.n - reconciledBefore);
  reconciledBefore = all!.n;
  figure('leaves.unreconciled', without.length + missing);
  expect(missing).toBe(0);
  expect(without).toEqual([]);
  // Of what was acknowledged, one act and its leaf.
  const { rows } = await door.db.owner.query<{ n: number }>(`select count(*)::integer as n from app.event e join app.leaf l on l.id = e.id where e.type = 'entry.written' and e.subject_id = any ($1) group by e.subject_id`, [written]);
  figure('kill.lost', written.length - rows.length);
  expect(rows).toEqual(written.map(() => ({ n: 1 })));
}

it('an act is numbered while others follow it; how long each waited is told', async () => {
  const pool = door.database.pool('sequencer', 1);
  const running = startSequencer({ store: new TreeStore(pool), signer, witnesses: [], log: makeLog('silent'), close: () => pool.end() });
  const waiting = new Map<string, number>();
  const waited: number[] = [];
  const look = async (): Promise<void> => {
    const { rows } = await door.db.owner.query<{ id: string }>('select id from app.leaf where id = any ($1) and idx is not null', [[...waiting.keys()]]);
    for (const { id } of rows) {
      waited.push(performance.now() - waiting.get(id)!);
      waiting.delete(id);
    }
  };
  try {
    for (let n = 0; n < 150; n++) {
      const id = randomUUID();
      await door.db.owner.query(`insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id) values ($1, app.now(), 'message.posted', 99, gen_random_uuid(), 'Message', gen_random_uuid())`, [id]);
      waiting.set(id, performance.now());
      await look();
    }
    for (const until = performance.now() + 30_000; waiting.size > 0 && performance.now() < until;) await look();
  } finally {
    await running.stop();
  }
  figure('leaves.mergeMs', Math.max(...waited));
  expect([waited.length, waiting.size]).toEqual([150, 0]);
}, 60_000);

describe('kill -9 under reads and acts', () => {
  it(`of the API leaves one leaf for each row, and no answer without its own (${CYCLES} cycles)`, async () => {
    let acts = 0;
    for (let n = 0; n < CYCLES; n++) {
      const api = await ApiProcess.start(door.db);
      const came = await struck(api, () => api.kill());
      acts += came.written.length;
      await reconciled(came);
    }
    expect(acts).toBeGreaterThan(CYCLES);
    expect(await count(door, 'access')).toBeGreaterThan(CYCLES * 40);
  }, 60_000 + CYCLES * 40_000);

  it('of PostgreSQL, while the journal is numbered and signed, leaves no hole, and what was signed is still the beginning', async () => {
    const signed: { size: number; root: string }[] = [];
    for (let n = 0; n < CYCLES; n++) {
      const pool = door.database.pool('sequencer', 1);
      const sequencer = new Sequencer({ store: new TreeStore(pool), signer, witnesses: [], log: makeLog('silent') });
      let over = false;
      const passing = (async () => { while (!over) await sequencer.pass().catch((e: { code?: string; message: string }) => { if (e.code === 'CD011' || /signé/.test(e.message)) throw e; }); })();
      const api = await ApiProcess.start(door.db);
      try {
        await reconciled(await struck(api, () => cluster.killAndRestart()));
      } finally {
        await api.kill();
        over = true;
        await passing;
        await pool.end();
      }
      const { rows } = await door.db.owner.query<{ size: string; root: Buffer }>('select size, root from app.checkpoint order by size');
      const now = rows.map((c) => ({ size: Number(c.size), root: c.root.toString('hex') }));
      expect(now).toEqual(expect.arrayContaining(signed));
      signed.splice(0, signed.length, ...now);
      const places = (await leaves(door.db.owner, 'l.idx is not null')).map((l) => Number(l.idx));
      expect(places).toEqual(places.map((_, i) => i));
    }
    expect(signed.length).toBeGreaterThan(1);
  }, 60_000 + CYCLES * 60_000);

  it('would be seen to leave some without, if leaves were written by whoever answers rather than with what is written', async () => {
    await door.db.owner.query('alter table app.access disable trigger leaves');
    const api = await ApiProcess.start(door.db);
    try {
      await readAll(api, token, await manyDossiers(door, 3), 1, () => undefined);
    } finally {
      await api.kill();
      await door.db.owner.query('alter table app.access enable trigger leaves');
    }
    expect((await unreconciled(door.db.owner)).length).toBeGreaterThan(0);
  }, 60_000);
});
