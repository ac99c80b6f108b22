/** Hand-written migrations, forward only, each in its transaction, under one lock; then the law's functions, which follow the code. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { runMigrations } from 'graphile-worker';
import { contextPads } from '../../libs/platform/context.js';
import { urlOf } from '../../libs/platform/logins.js';
import { lawSql } from '../../libs/secrecy/readers-sql.js';
import { CONSEQUENCES } from '../worker/consequences.js';
import { MIGRATIONS } from './migrations.js';
import { closeDatabase, makeRoles } from './roles.js';

export interface MigrateSettings { ownerUrl: string; roleSecret: string; contextKey: Buffer; say: (line: string) => void }

export async function migrate({ ownerUrl, roleSecret, contextKey, say }: MigrateSettings): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select pg_advisory_lock(hashtextextended('cordee.migrate', 0))`);
    await makeRoles(owner, roleSecret);
    await closeDatabase(owner);
    await jobLibrary(owner, urlOf(ownerUrl, roleSecret, 'jobs'));
    await applyAll(owner, MIGRATIONS, say);
    await inTransaction(owner, async () => {
      await owner.query(lawSql());
      const { inner, outer } = contextPads(contextKey);
      await owner.query('insert into app.context_key (inner_pad, outer_pad) values ($1, $2) on conflict (one) do update set inner_pad = $1, outer_pad = $2', [inner, outer]);
      await owner.query(`create or replace function app.migration_count() returns integer language sql immutable set search_path = '' as $$ select ${MIGRATIONS.length} $$`);
      await owner.query('delete from app.consequence');
      for (const type of Object.keys(CONSEQUENCES)) await owner.query('insert into app.consequence values ($1)', [type]);
    });
  } finally {
    await owner.end();
  }
}

/** Those that this database has not had yet, in their order. */
export async function applyAll(owner: pg.Client, migrations: typeof MIGRATIONS, say: (line: string) => void): Promise<void> {
  await owner.query('create table if not exists public.migration (name text primary key, sha text not null, at timestamptz not null default now())' /* real clock: when this machine applied it */);
  for (const { name, up } of migrations) await apply(owner, name, up, say);
}

async function apply(owner: pg.Client, name: string, up: string, say: (line: string) => void): Promise<void> {
  const sha = createHash('sha256').update(up).digest('hex');
  const { rows } = await owner.query<{ sha: string }>('select sha from public.migration where name = $1', [name]);
  if (rows[0]) {
    if (rows[0].sha !== sha) throw new Error(`La migration ${name} a changé après avoir été appliquée : une migration ne se corrige que par la suivante.`);
    return;
  }
  await inTransaction(owner, async () => {
    await owner.query(up);
    await owner.query('insert into public.migration (name, sha) values ($1, $2)', [name, sha]);
  });
  say(`migration ${name}`);
}

async function inTransaction(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  await owner.query('begin');
  try {
    await work();
    await owner.query('commit');
  } catch (e) {
    await owner.query('rollback');
    throw e;
  }
}

/** The job library makes its own schema, as its own login, which has no right on ours. */
export async function jobLibrary(owner: pg.Client, jobsUrl: string): Promise<void> {
  await owner.query('create schema if not exists graphile_worker authorization jobs');
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  const name = owner.escapeIdentifier(rows[0]!.name);
  await owner.query(`grant create on database ${name} to jobs`);
  try {
    await runMigrations({ connectionString: jobsUrl, logger: undefined });
  } finally {
    await owner.query(`revoke create on database ${name} from jobs`);
  }
}
