import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { bornAt, isAlive } from './process-identity.mjs';

/**
 * A lock that a killed holder does not keep: the file names a process, and counts only while that process lives.
 * Returns { holder } when somebody has it, else { left } (what a dead holder had written), `write` and `release`.
 */
export function takeLock(path) {
  const mine = `${path}.${process.pid}`;
  const write = (more = {}) => writeFileSync(mine, JSON.stringify({ pid: process.pid, born: bornAt(process.pid), ...more }), { mode: 0o600 });
  write();
  let left;
  try {
    for (;;) {
      try {
        linkSync(mine, path);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
        const found = read(path);
        if (isAlive(found)) return { holder: found };
        left = found ?? left;
        moveAway(path);
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return {
    left,
    write(more) {
      write(more);
      renameSync(mine, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** Two may find the same dead lock; who moves away the other's fresh one puts it back. */
function moveAway(path) {
  const away = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, away);
    if (isAlive(read(away))) linkSync(away, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(error.code)) throw error;
  }
  rmSync(away, { force: true });
}

export function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Waits for its turn, does the work, lets the next one in. */
export async function holding(path, work) {
  for (;;) {
    const lock = takeLock(path);
    if (!lock.holder) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    await sleep(100);
  }
}
