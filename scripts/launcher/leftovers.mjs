import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../process-identity.mjs';

/** After a launcher killed by force its programs leave by themselves; they are waited for, then made to. */
export async function waitForLeftovers(left) {
  const children = (left?.children ?? []).filter(isAlive);
  for (let waited = 0; waited < 5_000 && children.some(isAlive); waited += 50) await sleep(50);
  for (const child of children.filter(isAlive)) process.kill(child.pid, 'SIGKILL');
  while (children.some(isAlive)) await sleep(20);
}
