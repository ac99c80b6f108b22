import { readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stops whatever PostgreSQL still works in this data folder: an orphan of a killed launcher, or the server processes
 * that outlive a killed postmaster for a moment. A new one started beside them would refuse, or worse.
 */
export async function stopLeftovers(data) {
  const postmaster = postmasterPid(data);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    const left = processesIn(data);
    if (left.length === 0) break;
    // Only the postmaster understands « stop »; without one, its children leave by themselves or are killed.
    for (const pid of signal === 'SIGKILL' ? left : left.filter((one) => one === postmaster)) send(pid, signal);
    await gone(data, signal === 'SIGINT' && left.includes(postmaster) ? 10_000 : 3_000);
  }
  // Its number may by now be somebody else's, which would stop PostgreSQL from starting.
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

async function gone(data, patience) {
  for (const end = Date.now() + patience; Date.now() < end && processesIn(data).length > 0; ) await sleep(20);
}

function postmasterPid(data) {
  try {
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** Every PostgreSQL process sits in its data folder. Without /proc (macOS), the postmaster alone is known. */
export function processesIn(data) {
  try {
    const folder = realpathSync(data);
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && sits(name, folder)).map(Number);
  } catch (error) {
    if (error.path !== '/proc') return [];
    const pid = postmasterPid(data);
    return pid && send(pid, 0) ? [pid] : [];
  }
}

function sits(pid, folder) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder && basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
  } catch {
    return false;
  }
}

function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
