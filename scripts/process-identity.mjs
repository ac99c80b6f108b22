import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Names a living process beyond its number, which the system gives again. Undefined when it is dead. */
export function bornAt(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return 'ZX'.includes(fields[0]) ? undefined : `${bootId()} ${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return undefined;
    return fromPs(pid);
  }
}

export function isAlive({ pid, born } = {}) {
  return pid !== undefined && born !== undefined && bornAt(pid) === born;
}

function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function fromPs(pid) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
  } catch {
    return undefined;
  }
}
