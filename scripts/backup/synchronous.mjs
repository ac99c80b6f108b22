import { setTimeout as sleep } from 'node:timers/promises';
import { FOLLOWER } from './follow-wal.mjs';
import { sqlClient } from './replication.mjs';

/** From now on PostgreSQL acknowledges an act once the follower has it on its disk: nothing acknowledged is lost with the server. Without the follower, nobody writes any more. */
export const waitForFollower = (url) => asked(url, `alter system set synchronous_standby_names = '${FOLLOWER}'`, 'sync');

/** Acts are acknowledged by the server alone again; those that waited are released. */
export const releaseFollower = (url) => asked(url, 'alter system reset synchronous_standby_names');

async function asked(url, statement, wanted) {
  const client = await sqlClient(url);
  try {
    await client.query(statement);
    await client.query('select pg_reload_conf()');
    while (wanted && !(await client.query('select 1 from pg_stat_replication where application_name = $1 and sync_state = $2', [FOLLOWER, wanted])).rowCount) await sleep(50);
  } finally {
    await client.end();
  }
}
