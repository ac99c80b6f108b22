/** The contenders, each a process of its own, and the database they share. */
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createDatabase } from '../../scripts/create-database.mjs';
import { dataFolder, entries, root } from '../../scripts/paths.mjs';
import { startPostgres } from '../../scripts/postgres.mjs';
import { run } from '../../scripts/run.mjs';
import { passwordOf } from '../../dist/libs/platform/logins.js';
import { load } from './load.mjs';
import { loadBoards } from './load-boards.mjs';
import { BOARDS } from './sizes.mjs';
import { WIDE } from '../support/wide.mjs';
import { id } from './ids.mjs';

/** Durable, as in service: what is acknowledged is on disk. Loaded once and kept, beside what npm start keeps. */
export const database = (sizeName, size, say) => inFolder(join(dataFolder, `bench-${sizeName}`), [['loaded', load, size], ['loaded-boards', loadBoards, BOARDS]], say);

/** Empty each time, for what is measured while it grows. */
export function emptyDatabase(name) {
  const folder = join(dataFolder, `bench-${name}`);
  rmSync(folder, { recursive: true, force: true });
  return inFolder(folder, []);
}

async function inFolder(folder, fills, say) {
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ folder, durable: true });
  try {
    return { postgres, ...await prepared(postgres, folder, fills, say) };
  } catch (e) {
    await postgres.stop();
    throw e;
  }
}

async function prepared(postgres, folder, fills, say) {
  const secretsFile = join(folder, 'secrets.json');
  if (!existsSync(secretsFile)) writeFileSync(secretsFile, JSON.stringify({ ROLE_SECRET: random(), CONTEXT_KEY: random(), COOKIE_SECRET: random(), kek: randomBytes(32).toString('base64url') }), { mode: 0o600 });
  const { kek, ...secrets } = JSON.parse(readFileSync(secretsFile, 'utf8'));
  const kekFile = join(folder, 'kek');
  writeFileSync(kekFile, Buffer.from(kek, 'base64url'), { mode: 0o600 });
  const ownerUrl = postgres.url.replace(/\/postgres$/, '/bench');
  await createDatabase(postgres.url, 'bench');
  const migrated = await run(process.execPath, [entries.migrate], { env: { ...process.env, ...secrets, DATABASE_OWNER_URL: ownerUrl, KEK_FILE: kekFile, DEMO: '0' } });
  if (migrated.code !== 0) throw new Error(migrated.output);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  for (const [stamp, fill, size] of fills) {
    if (existsSync(join(folder, stamp))) continue;
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await fill({ client, kekFile, size, say });
    } finally {
      await client.end();
    }
    writeFileSync(join(folder, stamp), JSON.stringify(size));
  }
  const url = new URL(ownerUrl);
  url.username = 'app_rt';
  url.password = passwordOf(secrets.ROLE_SECRET, 'app_rt');
  return { owner, ownerUrl, kekFile, env: { ...secrets, KEK_FILE: kekFile, DATABASE_URL: url.toString() } };
}

const random = () => randomBytes(32).toString('base64url');

export async function token(owner, n) {
  const value = randomBytes(32).toString('base64url');
  await owner.query(`insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, expires_at) values (gen_random_uuid(), $1, $2, $3, 'CLIENT', 'eidas2', now() + interval '3 hours')`,
    [id(`person ${n}`), id(`actor ${n}`), createHash('sha256').update(value).digest()]);
  return value;
}

/** Resolves to the child and the port it listens on. */
export function start(file, env) {
  const child = fork(join(root, file), { env: { ...process.env, NODE_ENV: 'development', ...WIDE, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} left with ${code}`)));
    child.once('message', (m) => resolve({ child, port: m.port ?? Number(new URL(m.url).port) }));
  });
}
