/**
 * ★ The tick: what of the law's terms comes, and what is past. It compares them with app.now(), marks each once, and records the event that tells of it, in one transaction; two nodes at once mark
 * it once. No legal date is a job's. It says that it ticked, by the real clock, and whoever serves looks at that.
 */
import { WORKER_ACTOR, type WorkerTools } from './tools.js';

const EVERY_MS = 5000;
/** As many at a time: a transaction that lasts holds the tail of events. */
const AT_ONCE = 200;

/** `while`: which of those that run; `mark`: the column that says it was told. */
const TOLD = [
  { type: 'deadline.overdue', mark: 'alarmed_at', while: 'due_at <= app.now()' },
  { type: 'deadline.reminded', mark: 'reminded_at', while: 'remind_at <= app.now() and app.now() < due_at' },
] as const;

const telling = ({ type, mark, while: when }: (typeof TOLD)[number]): { name: string; text: string } => ({ name: type, text: `with told as (
    update app.deadline d set ${mark} = app.now() where d.id in (select id from app.deadline where state = 'RUNNING' and ${mark} = 'infinity' and ${when} order by due_at limit ${AT_ONCE})
      and d.state = 'RUNNING' and d.${mark} = 'infinity' returning d.id, d.departement, d.dossier_id),
  e as (insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, dossier_id)
    select gen_random_uuid(), app.now(), '${type}', departement, '${WORKER_ACTOR}', 'Deadline', id, dossier_id from told returning id)
  select count(*)::integer as n from (select app.enqueue(id, '${type}') from e) q` });

/** One look: how many terms were told of. What is past comes first. */
export async function lookAtDeadlines({ pool }: WorkerTools): Promise<number> {
  let told = 0;
  for (const one of TOLD) {
    for (let n = AT_ONCE; n === AT_ONCE; told += n) n = (await pool.query<{ n: number }>(telling(one))).rows[0]!.n;
  }
  return told;
}

/** real clock: a look that is not made is a look missing, whatever the demonstration's day is. */
const BEAT = { name: 'beat', text: `update app.heartbeat set at = clock_timestamp(), silent_at = 'infinity' where part = 'DEADLINES'` };

/** Looks every few seconds, for as long as this process works; says so each time, after having looked. */
export function startDeadlines(tools: WorkerTools): { stop(): Promise<void> } {
  let round: Promise<unknown> | null = null;
  const look = (): void => {
    round ??= lookAtDeadlines(tools)
      .then(() => tools.pool.query(BEAT))
      .catch((error: unknown) => tools.log.warn({ error }, 'a look at the deadlines failed; it will be made again'))
      .finally(() => { round = null; });
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
}
