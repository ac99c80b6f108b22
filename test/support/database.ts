/** A database of one's own, copied from the migrated template, with the cast of the demonstration. */
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { closeDatabase } from '../../apps/migrate/roles.js';
import { linkCast, loadDirectory, readCast } from '../../apps/migrate/demonstration-directory.js';
import { urlOf } from '../../libs/platform/logins.js';

export interface TestDatabase {
  name: string;
  /** app_rt's, as the server is given. */
  url: string;
  ownerUrl: string;
  owner: pg.Pool;
  drop(): Promise<void>;
}

const env = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run through npm run jest`);
  return value;
};
export const secrets = (): { roleSecret: string; contextKey: Buffer; kekFile: string } => ({
  roleSecret: env('TEST_ROLE_SECRET'), contextKey: Buffer.from(env('TEST_CONTEXT_KEY'), 'base64url'), kekFile: env('TEST_KEK_FILE'),
});

/** The cast is linked to the subject that each one's key is, of the provider « test »; `cast: false` is nobody. */
export async function testDatabase({ cast = true } = {}): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const clusterUrl = env('TEST_CLUSTER_URL');
  const cluster = new pg.Client({ connectionString: clusterUrl });
  await cluster.connect();
  // Two workers copying the template at once would refuse each other.
  await cluster.query('select pg_advisory_lock(71)');
  await cluster.query(`create database ${name} template cordee_template`);
  await cluster.end();
  const ownerUrl = clusterUrl.replace(/\/postgres$/, `/${name}`);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  owner.on('error', () => undefined);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await closeDatabase(client);
  if (cast) {
    const people = readCast('apps/identity/cast.json');
    await loadDirectory(client, people);
    await linkCast(client, people, 'test', (person) => person.key);
  }
  await client.end();
  return {
    name, url: urlOf(ownerUrl, secrets().roleSecret, 'app_rt'), ownerUrl, owner,
    drop: async () => {
      await owner.end();
      const last = new pg.Client({ connectionString: clusterUrl });
      await last.connect();
      await last.query(`drop database ${name} with (force)`);
      await last.end();
    },
  };
}

export const uuid = (): string => randomUUID();
