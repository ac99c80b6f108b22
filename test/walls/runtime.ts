/** A bare connection of app_rt: where injected SQL runs. Each piece of work is in a transaction that is rolled back. */
import pg from 'pg';
import { signContext } from '../../libs/platform/context.js';
import type { Actor } from '../../libs/platform/actor.js';
import { secrets, type TestDatabase } from '../support/database.js';

export type Rows = Record<string, unknown>[];

/** What the API's own key says of this actor. */
export const contextOf = (actor: Pick<Actor, 'id' | 'epoch'>, seconds?: number): string => signContext(secrets().contextKey, actor.id, actor.epoch, seconds);

export async function connectRuntime(db: TestDatabase): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: db.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Runs as app_rt under this context (null: none at all). */
export async function under<T>(client: pg.ClientBase, context: string | null, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    if (context !== null) await client.query(`select set_config('app.ctx', $1, true)`, [context]);
    return await work();
  } finally {
    await client.query('rollback');
  }
}

/** The tables that people may read. */
export async function readableTables(owner: pg.ClientBase | pg.Pool): Promise<string[]> {
  const { rows } = await (owner as pg.Pool).query<{ name: string }>(
    `select 'app.' || relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and has_table_privilege('app_rt', oid, 'SELECT') order by 1`);
  return rows.map((r) => r.name);
}

/** The SQLSTATE of what is thrown, or 'none'. */
export const stateOf = async (work: Promise<unknown>): Promise<string> => await work.then(() => 'none', (e: { code?: string; message: string }) => e.code ?? e.message);
