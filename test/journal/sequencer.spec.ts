import { describe, expect, it } from '@jest/globals';
import { startSequencer } from '../../apps/worker/sequencer.js';
import { openCheckpoint } from '../../libs/journal/checkpoint/checkpoint.js';
import { TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { until } from '../scenarios/support/acts.js';
import { count } from '../support/situation.js';
import { journalBench } from './bench.js';
import { leaves } from './leaf.js';

const bench = journalBench();

describe('the sequencer', () => {
  it('gives contiguous places from 0, in the order of transactions, and signs the root that they make', async () => {
    for (let n = 0; n < 5; n++) await bench.acts(3);
    expect(await bench.sequencer().pass()).toBe(15);
    const all = await leaves(bench.owner);
    expect(all.map((l) => Number(l.idx))).toEqual(Array.from({ length: 15 }, (_, i) => i));
    const xids = all.map((l) => BigInt(l.xid as string));
    expect([...xids].sort((a, b) => (a < b ? -1 : 1))).toEqual(xids);
    const [only] = await bench.checkpoints();
    expect(openCheckpoint(only!.note, bench.signer.verifier)).toEqual({ origin: bench.signer.verifier.name, size: 15, root: await bench.rootOf(15) });
  });

  it('waits for a transaction that is not over, and gives no place twice nor leaves a hole', async () => {
    const late = await bench.owner.connect();
    await late.query('begin');
    await bench.acts(1, late);
    const other = await bench.owner.connect();
    await bench.acts(4, other);
    other.release();
    const one = bench.sequencer();
    expect(await one.pass()).toBe(0);
    await late.query('commit');
    late.release();
    await until('the horizon has moved', async () => await one.pass() > 0 || await count(bench.door, 'leaf', 'idx is null') === 0);
    expect((await leaves(bench.owner)).map((l) => Number(l.idx))).toEqual([0, 1, 2, 3, 4]);
  });

  it('is one, wherever it runs: several at once give each leaf one place, and sign each size once', async () => {
    await bench.acts(400);
    const others = Array.from({ length: 4 }, () => bench.sequencer());
    for (let n = 0; n < 3; n++) {
      await Promise.all([...others.map((s) => s.pass()), bench.acts(50)]);
    }
    await until('all are numbered', async () => { await bench.sequencer().pass(); return await count(bench.door, 'leaf', 'idx is null') === 0; });
    expect((await leaves(bench.owner)).map((l) => Number(l.idx))).toEqual(Array.from({ length: 550 }, (_, i) => i));
    for (const { size, root } of await bench.checkpoints()) expect(root).toEqual(await bench.rootOf(size));
  });

  it('goes on from what was signed, reading only what is new, and keeps the tiles that it completes', async () => {
    await bench.acts(300);
    await bench.sequencer().pass();
    await bench.acts(300);
    const asked: number[] = [];
    const store = new TreeStore(bench.pool);
    const kept = store.kept;
    Object.assign(store, { kept: (level: number, from: number, n: number) => { asked.push(from); return kept(level, from, n); } });
    await bench.sequencer({ store }).pass();
    expect(asked).toEqual([300]);
    expect((await bench.checkpoints()).map((c) => c.size)).toEqual([300, 600]);
    expect((await bench.checkpoints())[1]!.root).toEqual(await bench.rootOf(600));
    expect((await bench.owner.query('select level, idx from app.tree_node order by idx')).rows).toEqual([{ level: 8, idx: '0' }, { level: 8, idx: '1' }]);
  });

  it('runs for as long as the process, and beats', async () => {
    const running = startSequencer({ store: new TreeStore(bench.pool), signer: bench.signer, witnesses: [], log: bench.quiet });
    try {
      await bench.acts(3);
      await until('they are signed', async () => (await bench.checkpoints()).at(-1)?.size === 3);
      await until('it beats', async () => await count(bench.door, 'heartbeat', `part = 'JOURNAL' and at > clock_timestamp() - interval '1 minute'`) === 1);
    } finally {
      await running.stop();
    }
    expect(await bench.alarms()).toBe(0);
  });

  it('without a key numbers the leaves, and signs nothing', async () => {
    await bench.acts(2);
    expect(await bench.sequencer({ signer: null }).pass()).toBe(2);
    expect(await bench.checkpoints()).toEqual([]);
  });
});

describe('a journal that is not what was signed', () => {
  const signed = async (): Promise<void> => { await bench.acts(20); await bench.sequencer().pass(); await bench.acts(5); };

  it.each([
    ['whose last checkpoint says another root', `update app.checkpoint set root = sha256('')`, 'n’est pas ce qui fut signé'],
    ['whose last checkpoint says another size', 'update app.checkpoint set size = 19, kept = substr(kept, 1, 96)', 'n’est pas ce qui fut signé'],
    ['whose last checkpoint is of another key', `update app.checkpoint set note = 'x'`, 'n’est pas signé de cette clé'],
    ['whose last checkpoint keeps another tree', 'update app.checkpoint set kept = substr(kept, 33)', 'n’est pas ce qui fut signé'],
    ['that lost its end', 'delete from app.leaf where idx >= 15', 'shorter than its last checkpoint'],
  ])('is not signed again: %s', async (_, sql, why) => {
    await signed();
    await bench.forge(sql);
    const before = await bench.checkpoints();
    await expect(bench.sequencer().pass()).rejects.toThrow(why);
    expect(await bench.checkpoints()).toEqual(before);
  });

  it('is told at once to those who answer, once, and the heart stops', async () => {
    await signed();
    await bench.forge(`update app.checkpoint set root = sha256('')`);
    const said: string[] = [];
    const log = { ...bench.quiet, error: (__: object, what: string) => void said.push(what) };
    const running = startSequencer({ store: new TreeStore(bench.pool), signer: bench.signer, witnesses: [], log });
    await until('it is told', async () => await bench.alarms() > 0);
    await running.stop();
    expect(said.join()).toContain('the journal is not what was signed');
    expect(await count(bench.door, 'heartbeat', `part = 'JOURNAL' and silent_at <> 'infinity'`)).toBe(1);
    const told = await bench.alarms();
    await new TreeStore(bench.pool).alarm();
    expect(await bench.alarms()).toBe(told);
  });
});
