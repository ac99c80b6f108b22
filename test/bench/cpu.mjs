/** Seconds of processor that processes have used: unlike a clock, they do not depend on what else the machine does. Linux only, as the product. */
import { readdirSync, readFileSync } from 'node:fs';

const TICKS = 100;
/** utime, stime, and those of the children that have left. */
const stat = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').map(Number);
  return { parent: fields[1], own: (fields[11] + fields[12]) / TICKS, left: (fields[13] + fields[14]) / TICKS };
};

export const cpuOfProcess = (pid) => stat(pid).own;

/** A process, its living children and those that it has seen leave: PostgreSQL, whose connections come and go. */
export function cpuOfFamily(pid) {
  const { own, left } = stat(pid);
  let total = own + left;
  for (const other of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const { parent, own: used } = stat(other);
      if (parent === pid) total += used;
    } catch { /* it has just left */ }
  }
  return total;
}
