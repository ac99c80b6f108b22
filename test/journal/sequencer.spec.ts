import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Sequencer, startSequencer } from '../../apps/worker/sequencer.js';
import { openCheckpoint } from '../../libs/journal/checkpoint/checkpoint.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { CompactRange } from '../../libs/journal/tree/compact-range.js';
import { FileWitness } from '../../libs/journal/witnesses/file-witness.js';
import { MailWitness } from '../../libs/journal/witnesses/mail-witness.js';
import { makeLog } from '../../libs/platform/log.js';
import { until } from '../scenarios/support/acts.js';
import { openDoor, type Door } from '../support/door.js';
import { count } from '../support/situation.js';
import { journalKey } from './key.js';
import { leaves } from './leaf.js';

let door: Door;
let owner: pg.Pool;
let pool: pg.Pool;
let folder: string;
const signer = new NoteSigner(journalKey());
beforeAll(async () => {
  door = await openDoor();
  owner = door.db.owner;
});
afterAll(() => door.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-witness-'));
  pool = door.database.pool('sequencer', 2);
});
afterEach(async () => {
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
  // Each spec begins a journal: nobody but the owner who stops the guards may do so.
  await forge(`${['leaf', 'leaf_salt', 'checkpoint', 'tree_node', 'event', 'access'].map((t) => `delete from app.${t}`).join('; ')}; update app.heartbeat set at = '2001-01-01', silent_at = 'infinity'`);
});

/** As a person with every right on the database would, guards stopped. */
const forge = async (sql: string): Promise<void> => void await owner.query(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);
const quiet = makeLog('silent');
const sequencer = (more: Partial<ConstructorParameters<typeof Sequencer>[0]> = {}): Sequencer => new Sequencer({ store: new TreeStore(pool), signer, witnesses: [], log: quiet, ...more });
const ACTOR = '00000000-0000-4000-8000-000000000001';
const acts = (n: number, by: pg.Pool | pg.PoolClient = owner): Promise<unknown> => by.query(`insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id)
  select gen_random_uuid(), app.now(), 'message.posted', 99, $2, 'Message', gen_random_uuid() from generate_series(1, $1)`, [n, ACTOR]);
const checkpoints = async (): Promise<{ size: number; note: string; root: Buffer }[]> => (await owner.query<{ size: string; note: Buffer; root: Buffer }>('select * from app.checkpoint order by size')).rows.map((c) => ({ size: Number(c.size), note: c.note.toString(), root: c.root }));
const rootOf = async (size: number): Promise<Buffer> => {
  const range = CompactRange.empty();
  for (const leaf of await leaves(owner, 'l.idx < $1', [size])) range.append(leaf.hash);
  return range.root();
};
const alarms = (): Promise<number> => count(door, 'event', `type = 'watch.silent' and subject_id = '00000000-0000-4000-8000-000000000046'`);

describe('the sequencer', () => {
  it('gives contiguous places from 0, in the order of transactions, and signs the root that they make', async () => {
    for (let n = 0; n < 5; n++) await acts(3);
    expect(await sequencer().pass()).toBe(15);
    const all = await leaves(owner);
    expect(all.map((l) => Number(l.idx))).toEqual(Array.from({ length: 15 }, (_, i) => i));
    const xids = all.map((l) => BigInt(l.xid as string));
    expect([...xids].sort((a, b) => (a < b ? -1 : 1))).toEqual(xids);
    const [only] = await checkpoints();
    expect(openCheckpoint(only!.note, signer.verifier)).toEqual({ origin: signer.verifier.name, size: 15, root: await rootOf(15) });
  });

  it('waits for a transaction that is not over, and gives no place twice nor leaves a hole', async () => {
    const late = await owner.connect();
    await late.query('begin');
    await acts(1, late);
    await acts(4);
    const one = sequencer();
    expect(await one.pass()).toBe(0);
    await late.query('commit');
    late.release();
    await until('the horizon has moved', async () => await one.pass() > 0 || await count(door, 'leaf', 'idx is null') === 0);
    expect((await leaves(owner)).map((l) => Number(l.idx))).toEqual([0, 1, 2, 3, 4]);
  });

  it('is one, wherever it runs: several at once give each leaf one place, and sign each size once', async () => {
    await acts(400);
    const others = Array.from({ length: 4 }, () => sequencer());
    for (let n = 0; n < 3; n++) {
      await Promise.all([...others.map((s) => s.pass()), acts(50)]);
    }
    await until('all are numbered', async () => { await sequencer().pass(); return await count(door, 'leaf', 'idx is null') === 0; });
    expect((await leaves(owner)).map((l) => Number(l.idx))).toEqual(Array.from({ length: 550 }, (_, i) => i));
    for (const { size, root } of await checkpoints()) expect(root).toEqual(await rootOf(size));
  });

  it('goes on from what was signed, reading only what is new, and keeps the tiles that it completes', async () => {
    await acts(300);
    await sequencer().pass();
    await acts(300);
    const asked: number[] = [];
    const store = new TreeStore(pool);
    const kept = store.kept;
    Object.assign(store, { kept: (level: number, from: number, n: number) => { asked.push(from); return kept(level, from, n); } });
    await sequencer({ store }).pass();
    expect(asked).toEqual([300]);
    expect((await checkpoints()).map((c) => c.size)).toEqual([300, 600]);
    expect((await checkpoints())[1]!.root).toEqual(await rootOf(600));
    expect((await owner.query('select level, idx from app.tree_node order by idx')).rows).toEqual([{ level: 8, idx: '0' }, { level: 8, idx: '1' }]);
  });

  it('runs for as long as the process, and beats', async () => {
    const running = startSequencer({ store: new TreeStore(pool), signer, witnesses: [], log: quiet });
    try {
      await acts(3);
      await until('they are signed', async () => (await checkpoints()).at(-1)?.size === 3);
      await until('it beats', async () => await count(door, 'heartbeat', `part = 'JOURNAL' and at > clock_timestamp() - interval '1 minute'`) === 1);
    } finally {
      await running.stop();
    }
    expect(await alarms()).toBe(0);
  });

  it('without a key numbers the leaves, and signs nothing', async () => {
    await acts(2);
    expect(await sequencer({ signer: null }).pass()).toBe(2);
    expect(await checkpoints()).toEqual([]);
  });
});

describe('a journal that is not what was signed', () => {
  const signed = async (): Promise<void> => { await acts(20); await sequencer().pass(); await acts(5); };

  it.each([
    ['whose last checkpoint says another root', `update app.checkpoint set root = sha256('')`, 'n’est pas ce qui fut signé'],
    ['whose last checkpoint says another size', 'update app.checkpoint set size = 19, kept = substr(kept, 1, 96)', 'n’est pas ce qui fut signé'],
    ['whose last checkpoint is of another key', `update app.checkpoint set note = 'x'`, 'n’est pas signé de cette clé'],
    ['whose last checkpoint keeps another tree', 'update app.checkpoint set kept = substr(kept, 33)', 'n’est pas ce qui fut signé'],
    ['that lost its end', 'delete from app.leaf where idx >= 15', 'shorter than its last checkpoint'],
  ])('is not signed again: %s', async (_, sql, why) => {
    await signed();
    await forge(sql);
    const before = await checkpoints();
    await expect(sequencer().pass()).rejects.toThrow(why);
    expect(await checkpoints()).toEqual(before);
  });

  it('is told at once to those who answer, once, and the heart stops', async () => {
    await signed();
    await forge(`update app.checkpoint set root = sha256('')`);
    const said: string[] = [];
    const log = { ...quiet, error: (__: object, what: string) => void said.push(what) };
    const running = startSequencer({ store: new TreeStore(pool), signer, witnesses: [], log });
    await until('it is told', async () => await alarms() > 0);
    await running.stop();
    expect(said.join()).toContain('the journal is not what was signed');
    expect(await count(door, 'heartbeat', `part = 'JOURNAL' and silent_at <> 'infinity'`)).toBe(1);
    const told = await alarms();
    await new TreeStore(pool).alarm();
    expect(await alarms()).toBe(told);
  });
});

describe('a witness', () => {
  const files = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.checkpoint')).sort();
  const witness = (): FileWitness => new FileWitness(folder, signer.verifier);

  it('takes each checkpoint that goes on from its last, and keeps it whole', async () => {
    await acts(7);
    await sequencer({ witnesses: [witness()] }).pass();
    await acts(9);
    await sequencer({ witnesses: [witness()] }).pass();
    expect(files()).toEqual(['0000000000000007.checkpoint', '0000000000000016.checkpoint']);
    expect(files().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual((await checkpoints()).map((c) => c.note));
    expect(readFileSync(join(folder, 'journal.key.pub'), 'utf8')).toBe(`${signer.verifier.line}\n`);
  });

  it.each([
    ['an older copy, restored', 'delete from app.checkpoint where size > 300; update app.leaf set idx = null where idx >= 300', 'une copie plus ancienne'],
    ['an older copy, restored, which went on otherwise', 'delete from app.checkpoint where size > 300; update app.leaf set idx = null where idx >= 300; update app.leaf set hash = sha256(hash) where idx is null', 'une copie plus ancienne|ne commence pas par'],
  ])('refuses %s: nothing more is signed, whoever signs', async (_, sql, why) => {
    for (const n of [300, 40]) {
      await acts(n);
      await sequencer({ witnesses: [witness()] }).pass();
    }
    await forge(sql);
    const before = await checkpoints();
    for (let n = 0; n < 2; n++) {
      await expect(sequencer({ witnesses: [witness()] }).pass()).rejects.toThrow(new RegExp(why));
      await acts(100);
    }
    expect(await checkpoints()).toEqual(before);
    expect(files()).toHaveLength(2);
  });

  it('refuses a fork that our own key has signed, of the same size or larger', async () => {
    await acts(300);
    await sequencer({ witnesses: [witness()] }).pass();
    const last = await witness().last();
    await forge('delete from app.checkpoint; delete from app.tree_node; update app.leaf set hash = sha256(hash) where idx = 150');
    // Whoever holds the key and the database, and whom no witness stops, signs another journal.
    await acts(20);
    await sequencer().pass();
    const [fork] = await checkpoints();
    expect(openCheckpoint(fork!.note, signer.verifier)).toMatchObject({ size: 320 });
    await expect(sequencer({ witnesses: [witness()] }).show()).rejects.toThrow('ne commence pas par les 300');
    await expect(sequencer({ witnesses: [witness()] }).pass()).rejects.toThrow('ne commence pas par les 300');
    expect(await witness().last()).toEqual(last);
  });

  it('refuses what is not signed of the key, and says so of its own files', async () => {
    await acts(3);
    await sequencer({ witnesses: [witness()] }).pass();
    const other = new NoteSigner(journalKey());
    await expect(witness().take(other.sign('x\n3\n\n'), [])).rejects.toThrow('n’est pas signé');
    writeFileSync(join(folder, files()[0]!), 'x\n');
    await expect(sequencer({ witnesses: [witness()] }).pass()).rejects.toThrow('n’est pas signé');
  });

  it('that cannot be reached keeps nothing from being signed, nor the others from taking it', async () => {
    const away = { name: 'absent', last: () => Promise.resolve(null), take: () => Promise.reject(new Error('disk full')) };
    await acts(3);
    await sequencer({ witnesses: [away, witness()] }).pass();
    expect(files()).toHaveLength(1);
  });

  it('by mail takes one a day, and only what its last began', async () => {
    const posted: string[] = [];
    const mail = new MailWitness((note) => { posted.push(note); return Promise.resolve(); }, witness(), signer.verifier);
    for (const n of [4, 4]) {
      await acts(n);
      await sequencer({ witnesses: [mail] }).pass();
    }
    expect(posted).toEqual([(await checkpoints())[0]!.note]);
    const failing = new MailWitness(() => Promise.reject(new Error('no server')), witness(), signer.verifier);
    await sequencer({ witnesses: [failing] }).show();
    expect(files()).toHaveLength(1);
    await forge('delete from app.checkpoint; delete from app.tree_node; update app.leaf set hash = sha256(hash) where idx = 1');
    await sequencer().pass();
    await expect(sequencer({ witnesses: [new MailWitness(() => Promise.resolve(), witness(), signer.verifier)] }).show()).rejects.toThrow('ne commence pas par');
  });
});
