/** Yesterday's copy of a base, as PostgreSQL makes one: every row, every wrapped key. */
import pg from 'pg';
import type { Door } from '../support/door.js';

export async function copyOf({ db }: Door): Promise<pg.Pool> {
  const name = `${db.name}_avant`;
  const cluster = new pg.Client({ connectionString: process.env.TEST_CLUSTER_URL });
  await cluster.connect();
  await cluster.query(`alter database ${db.name} with allow_connections false`);
  await cluster.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [db.name]);
  await cluster.query(`create database ${name} template ${db.name}`);
  await cluster.query(`alter database ${name} with allow_connections true`);
  await cluster.query(`alter database ${db.name} with allow_connections true`);
  await cluster.end();
  return new pg.Pool({ connectionString: db.ownerUrl.replace(db.name, name), max: 1 });
}
