/** A journal that begins empty for each spec, who signs it, and what a person with every right on the database would do to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type pg from 'pg';
import { Sequencer, type Sequenced } from '../../apps/worker/sequencer.js';
import { NoteSigner } from '../../libs/journal/checkpoint/note.js';
import { TreeStore } from '../../libs/journal/checkpoint/tree-store.js';
import { CompactRange } from '../../libs/journal/tree/compact-range.js';
import { makeLog } from '../../libs/platform/log.js';
import { openDoor, type Door } from '../support/door.js';
import { until } from '../scenarios/support/acts.js';
import { count } from '../support/situation.js';
import { journalKey } from './key.js';
import { leaves } from './leaf.js';

const ACTOR = '00000000-0000-4000-8000-000000000001';
const TABLES = ['leaf', 'leaf_salt', 'checkpoint', 'tree_node', 'journal_key', 'witness', 'event', 'access'];

export class JournalBench {
  readonly signer = new NoteSigner(journalKey());
  readonly quiet = makeLog('silent');
  door!: Door;
  pool!: pg.Pool;
  folder!: string;

  get owner(): pg.Pool {
    return this.door.db.owner;
  }

  sequencer(more: Partial<Sequenced> = {}): Sequencer {
    return new Sequencer({ store: new TreeStore(this.pool), signer: this.signer, witnesses: [], log: this.quiet, ...more });
  }

  /** By the owner, they are past the horizon when this ends: other specs' transactions hold it for the whole cluster. */
  async acts(n: number, by: Pick<pg.Pool, 'query'> = this.owner): Promise<void> {
    await by.query(`insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id)
      select gen_random_uuid(), app.now(), 'message.posted', 99, $2, 'Message', gen_random_uuid() from generate_series(1, $1)`, [n, ACTOR]);
    if (by === this.owner) await until('they are past the horizon', async () => await count(this.door, 'leaf', 'idx is null and xid >= pg_snapshot_xmin(pg_current_snapshot())') === 0, 60_000);
  }

  /** Guards stopped, in one statement of one connection. */
  forge = async (sql: string): Promise<void> => void await this.owner.query(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);

  async checkpoints(): Promise<{ size: number; note: string; root: Buffer }[]> {
    return (await this.owner.query<{ size: string; note: Buffer; root: Buffer }>('select * from app.checkpoint order by size')).rows.map((c) => ({ size: Number(c.size), note: c.note.toString(), root: c.root }));
  }

  async rootOf(size: number): Promise<Buffer> {
    const range = CompactRange.empty();
    for (const leaf of await leaves(this.owner, 'l.idx < $1', [size])) range.append(leaf.hash);
    return range.root();
  }

  alarms = (): Promise<number> => count(this.door, 'event', `type = 'watch.silent' and subject_id = '00000000-0000-4000-8000-000000000046'`);
}

/** One database for the specs of a file. */
export function journalBench(): JournalBench {
  const bench = new JournalBench();
  beforeAll(async () => {
    bench.door = await openDoor();
    bench.pool = bench.door.database.pool('sequencer', 2);
  });
  afterAll(async () => {
    await bench.pool.end();
    await bench.door.close();
  });
  beforeEach(() => { bench.folder = mkdtempSync(join(tmpdir(), 'cordee-witness-')); });
  afterEach(async () => {
    rmSync(bench.folder, { recursive: true, force: true });
    await bench.forge(`${TABLES.map((t) => `delete from app.${t}`).join('; ')}; update app.heartbeat set at = '2001-01-01', silent_at = 'infinity'`);
  });
  return bench;
}
