import assert from 'node:assert/strict';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { check, notRun } from './checks.mjs';
import { asOwner, freePair, smallDisk } from './folders.mjs';
import { Session } from './session.mjs';

export async function fullDisks() {
  const full = smallDisk(8);
  if (!full) return notRun('full disks', 'mounting a small disk is not allowed here');

  await check('a disk without room is said before anything is written', async () => {
    await new Session({ data: full, port: await freePair() }).failsSaying(/Le disque est plein/);
  });

  await check('a disk that fills up under a running product is said, and nothing is left running', async () => {
    const data = smallDisk(400);
    const session = new Session({ data, port: await freePair() });
    await session.ready();
    fill(join(data, 'ballast'));
    // WAL has nowhere to go: PostgreSQL stops by itself, and cannot come back.
    const written = asOwner(session, (client) => client.query('create table ballast as select repeat(md5(i::text), 100) from generate_series(1, 200000) i'));
    await assert.rejects(written.then(() => asOwner(session, (client) => client.query('checkpoint'))));
    process.kill(session.running.postgres.pid, 'SIGKILL');
    await session.failsSaying(/Le disque est plein/);
  });
}

function fill(path) {
  const file = openSync(path, 'w');
  const piece = Buffer.alloc(65_536);
  try {
    for (;;) writeSync(file, piece);
  } catch (error) {
    assert.equal(error.code, 'ENOSPC');
  } finally {
    closeSync(file);
  }
}
