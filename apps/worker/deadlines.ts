/**
 * ★ The tick: what of the law's terms comes, and what is past. It compares them with app.now(), marks each once, and records the event that tells of it, in one transaction; two nodes at once mark
 * it once. No legal date is a job's. It says that it ticked, by the real clock, and whoever serves looks at that.
 */
import type { EventType } from '../../libs/platform/event.entity.js';
import { REMINDERS } from '../../libs/clocks/reminders.js';
import { WORKER_ACTOR, type WorkerTools } from './tools.js';

const EVERY_MS = 5000;
/** As many at a time: a transaction that lasts holds the tail of events. */
const AT_ONCE = 200;

/** `runs`: while it may be told of; `when`: at what hour; `mark`: the column that says it was told. */
interface Telling { table: string; subject: string; term: string; runs: string; type: EventType; mark: string; when: string }
const RUNNING = { table: 'deadline', subject: 'Deadline', term: 'due_at', runs: `state = 'RUNNING'` } as const;
/** How many days of the place have gone by since the last one. The first bound is for the index, which what was told to be overdue has left. */
const SINCE = '(app.now() at time zone app.zone_of(departement))::date - ((due_at at time zone app.zone_of(departement))::date - 1)';
/** The closing that still counts: whoever reopened it, or closed it again, began another term. */
const STANDS = `fact = 'CLOSED' and not exists (select 1 from app.conservation_step n where n.dossier_id = conservation_step.dossier_id and n.sequence > conservation_step.sequence and n.fact in ('CLOSED','REOPENED'))`;
const KEPT = { table: 'conservation_step', subject: 'ConservationStep', term: 'due_at', runs: STANDS } as const;
const RECALLED: readonly Telling[] = REMINDERS.map(({ type, mark, from }, at) => ({
  table: 'action_item', subject: 'ActionItem', term: 'due_at', runs: `state = 'OPEN' and overdue_told_at = 'infinity'`, type, mark,
  when: `due_at <= app.now() + interval '${2 - from} days' and ${SINCE} >= ${from}${REMINDERS[at + 1] ? ` and ${SINCE} < ${REMINDERS[at + 1]!.from}` : ''}`,
}));
const TOLD: readonly Telling[] = [
  { ...RUNNING, type: 'deadline.overdue', mark: 'alarmed_at', when: 'due_at <= app.now()' },
  { ...RUNNING, type: 'deadline.reminded', mark: 'reminded_at', when: 'remind_at <= app.now() and app.now() < due_at' },
  { table: 'poll', subject: 'Poll', term: 'deadline_at', runs: `closed_at = 'infinity'`, type: 'poll.reminded', mark: 'reminded_at', when: 'remind_at <= app.now() and app.now() < deadline_at' },
  { table: 'seance_step', subject: 'SeanceStep', term: 'observe_until', runs: `fact = 'CLOSED'`, type: 'relecture.reminded', mark: 'reminded_at', when: 'remind_at <= app.now() and app.now() < observe_until' },
  { ...KEPT, type: 'conservation.announced', mark: 'first_told_at', when: 'first_at <= app.now() and app.now() < last_at' },
  { ...KEPT, type: 'conservation.recalled', mark: 'last_told_at', when: 'last_at <= app.now() and app.now() < due_at' },
  ...RECALLED,
];

const telling = ({ table, subject, runs, term, type, mark, when }: Telling): { name: string; text: string } => ({ name: type, text: `with told as (
    update app.${table} set ${mark} = app.now() where id in (select id from app.${table} where ${runs} and ${mark} = 'infinity' and ${when} order by ${term} limit ${AT_ONCE})
      and ${runs} and ${mark} = 'infinity' returning id, departement, dossier_id),
  e as (insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, dossier_id)
    select gen_random_uuid(), app.now(), '${type}', departement, '${WORKER_ACTOR}', '${subject}', id, dossier_id from told returning id)
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
