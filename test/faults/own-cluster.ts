/** A durable PostgreSQL of a spec's own, that may be killed and started again on the same folder and port. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../apps/migrate/migrate.js';
import { startPostgres, type Postgres } from '../../scripts/postgres.mjs';

export interface OwnCluster {
  folder: string;
  /** SIGKILL to every process at once: nothing is flushed, nobody says goodbye. Then started again. */
  killAndRestart(whileDown?: () => Promise<void>): Promise<void>;
  /** The same, and its disk with it. */
  lose(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes it, migrates its template, and makes it the cluster of this spec: testDatabase() and openDoor() then work on it. */
export async function ownCluster(): Promise<OwnCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-own-'));
  const keys = mkdtempSync(join(tmpdir(), 'cordee-keys-'));
  let postgres: Postgres = await startPostgres({ folder, durable: true, disposable: true });
  const { port } = postgres;
  const secret = (): string => randomBytes(32).toString('base64url');
  const [roleSecret, contextKey, kekFile] = [secret(), secret(), join(keys, 'kek')];
  writeFileSync(kekFile, randomBytes(32), { mode: 0o600 });
  const cluster = new pg.Client({ connectionString: postgres.url });
  await cluster.connect();
  await cluster.query('create database cordee_template');
  await cluster.end();
  await migrate({ ownerUrl: postgres.url.replace(/\/postgres$/, '/cordee_template'), roleSecret, contextKey: Buffer.from(contextKey, 'base64url'), say: () => undefined });
  Object.assign(process.env, { TEST_CLUSTER_URL: postgres.url, TEST_ROLE_SECRET: roleSecret, TEST_CONTEXT_KEY: contextKey, TEST_KEK_FILE: kekFile });
  return {
    folder: postgres.folder,
    killAndRestart: async (whileDown) => {
      await kill(postgres);
      await whileDown?.();
      postgres = await again(() => startPostgres({ folder: postgres.folder, port, durable: true, disposable: true }));
    },
    lose: async () => {
      await kill(postgres);
      await again(() => Promise.resolve(rmSync(join(postgres.folder, 'data'), { recursive: true, force: true })));
    },
    stop: async () => {
      await postgres.stop();
      for (const place of [folder, keys]) rmSync(place, { recursive: true, force: true });
    },
  };
}

/** What was killed may still be leaving on a busy machine: a start that is refused for it is tried again. */
async function again<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (e) {
      if (attempt === 3) throw e;
      await new Promise((resolve) => { setTimeout(resolve, 500); });
    }
  }
}

async function kill(postgres: Postgres): Promise<void> {
  const superuser = new pg.Client({ connectionString: postgres.url });
  superuser.on('error', () => undefined);
  await superuser.connect();
  const { rows } = await superuser.query<{ pid: number }>('select pid from pg_stat_activity');
  for (const pid of [postgres.pid, ...rows.map((r) => r.pid)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It left by itself meanwhile.
    }
  }
  await superuser.end().catch(() => undefined);
}
