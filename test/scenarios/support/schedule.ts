/** Two transactions in the order that a test wants: one held open after its verb, the other seen waiting for it. */
import { sleep } from '../../../libs/platform/clock.js';
import { Traces } from '../../../libs/platform/trace.js';
import type { Tx } from '../../../libs/platform/tx.js';
import type { Door } from '../../support/door.js';

export interface Held<T> { result: T; commit(): Promise<void> }

/** Runs a verb as somebody and leaves its transaction open. */
export async function hold<T>(door: Door, who: string, verb: (tx: Tx) => Promise<T>): Promise<Held<T>> {
  const open = await door.store.open(await door.actor(who), 'write', new Traces());
  try {
    return { result: await verb(open.tx), commit: () => open.commit() };
  } catch (e) {
    await open.rollback();
    throw e;
  }
}

/** Resolves once so many sessions of this database wait for a lock. */
export async function untilWaiting(door: Door, sessions = 1): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const { rows: [waiting] } = await door.db.owner.query<{ n: number }>(
      `select count(*)::integer as n from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`, [door.db.name]);
    if (waiting!.n >= sessions) return;
    await sleep(10);
  }
  throw new Error('nobody waits for a lock');
}

/** A promise that somebody else opens. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => { open = resolve; });
  return { opened, open };
}
