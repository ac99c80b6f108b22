import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort, requireFreePort } from '../../scripts/ports.mjs';
import { afterwards } from './checks.mjs';
import { everyProcess } from './session.mjs';

/** A folder of our own, gone at the end with whoever still works in it. */
export function freshFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-launcher-'));
  chmodSync(folder, 0o711);
  afterwards(() => {
    for (const pid of everyProcess(folder)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** A small disk; undefined where one may not mount. */
export function smallDisk(megabytes) {
  const folder = freshFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  if (status !== 0) return undefined;
  afterwards(() => spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' }));
  return folder;
}

/** Speaks to the database of a running session as its owner. */
export async function asOwner({ running: { postgres } }, work) {
  const password = readFileSync(join(postgres.folder, 'password'), 'utf8').trim();
  const client = new pg.Client({ host: '127.0.0.1', port: postgres.port, user: 'postgres', password, database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

export const nobody = { uid: 65_534, gid: 65_534 };

/** The first of two free ports in a row. */
export async function freePair() {
  for (;;) {
    const port = await freePort();
    if (await requireFreePort(port + 1, 'PORT').then(() => true, () => false)) return port;
  }
}
