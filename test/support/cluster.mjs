import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/build.mjs';
import { createDatabase } from '../../scripts/create-database.mjs';
import { entries } from '../../scripts/paths.mjs';
import { startPostgres } from '../../scripts/postgres.mjs';
import { run } from '../../scripts/run.mjs';

export const template = 'cordee_template';

/** A PostgreSQL of the tests' own, with the migrated template that each spec copies, and the secrets it was made with. */
export async function startCluster({ durable = false } = {}) {
  await ensureBuilt({ strict: false });
  if (!existsSync(entries.migrate)) {
    throw new Error('dist/apps/migrate/main.js is missing: there is no migration to make the template database with. Write apps/migrate/main.ts, then run again.');
  }
  const folder = mkdtempSync(join(durable ? tmpdir() : quickest(), 'cordee-test-'));
  let postgres;
  try {
    postgres = await startPostgres({ folder, durable, disposable: true });
    const keyFile = join(postgres.folder, 'kek');
    writeFileSync(keyFile, randomBytes(32), { mode: 0o600 });
    const secrets = { ROLE_SECRET: secret(), CONTEXT_KEY: secret(), KEK_FILE: keyFile };
    await migrateTemplate(postgres.url, secrets);
    return {
      env: {
        TEST_CLUSTER_URL: postgres.url,
        TEST_ROLE_SECRET: secrets.ROLE_SECRET,
        TEST_CONTEXT_KEY: secrets.CONTEXT_KEY,
        TEST_KEK_FILE: keyFile,
      },
      async stop() {
        await postgres.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A database is two thousand small files, copied for each spec: in memory where there is room, 40 ms rather than 650. */
const MEMORY = '/dev/shm';
const ROOM = 4 * 2 ** 30;
export function quickest() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

const secret = () => randomBytes(32).toString('base64url');

async function migrateTemplate(superuserUrl, secrets) {
  await createDatabase(superuserUrl, template);
  const { DEMO, ...rest } = process.env;
  const { code, output } = await run(process.execPath, [entries.migrate], {
    env: { ...rest, NODE_ENV: 'test', DATABASE_OWNER_URL: superuserUrl.replace(/\/postgres$/, `/${template}`), ...secrets },
  });
  if (code !== 0) throw new Error(`The migration of ${template} failed:\n${output}`);
}
