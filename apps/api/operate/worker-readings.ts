/** What waits in the database, each read by the login whose work it is: nobody is given a right for being measured. Only where a worker works: what is read elsewhere would be read by who may not. */
import type pg from 'pg';
import type { Reading } from '../../../libs/platform/metrics.js';

const PATIENCE_MS = 2000;
/** Minute, hour, four hours, day, three days: enough to be woken up, too little to tell which one. */
const STEPS = [60, 3600, 4 * 3600, 24 * 3600, 72 * 3600];
export const stepOf = (seconds: number): number => STEPS.findLast((step) => step <= seconds) ?? 0;

interface Queue { waiting: number; age: number; abandoned: number }
// real clock: the job library's dates are the machine's
const QUEUE = `select count(*) filter (where run_at <= clock_timestamp() and attempts < max_attempts)::integer as waiting, count(*) filter (where attempts >= max_attempts)::integer as abandoned,
  coalesce(extract(epoch from clock_timestamp() - min(run_at) filter (where attempts < max_attempts and run_at <= clock_timestamp())), 0)::double precision as age from graphile_worker.jobs`; // real clock: as above

interface Owed { notice: number; agenda: number; invitation: number; failures: number; late: number }
const since = (date: string, of: string): string => `coalesce(extract(epoch from app.now() - (select min(${date}) from app.${of})), 0)::double precision`;
const OWED = `select ${since('due_at', `notice where state = 'QUEUED'`)} as notice, ${since('due_at', `agenda_message where state = 'QUEUED'`)} as agenda, ${since('mail_due_at', `invitation where mail_state = 'QUEUED'`)} as invitation,
  (select count(*) from app.mail_failure where settled_at = 'infinity')::integer as failures,
  ${since('due_at', `deadline where state = 'RUNNING' and code in ('SIGNALEMENT_RECEPTION','SIGNALEMENT_ACK','SIGNALEMENT_ACK_GRAVE')`)} as late`;

interface Journal { unnumbered: string; waiting: number; signed: number | null; agree: boolean }

const one = async <T extends object>(pool: pg.Pool, name: string, text: string): Promise<T> => (await pool.query<T>({ name, text, query_timeout: PATIENCE_MS } as pg.QueryConfig)).rows[0]!;

export const queueReadings = (jobs: pg.Pool) => async (): Promise<readonly Reading[]> => {
  const { waiting, age, abandoned } = await one<Queue>(jobs, 'figures.queue', QUEUE);
  return [['cordee_jobs_waiting', waiting], ['cordee_jobs_age_seconds', age], ['cordee_jobs_abandoned', abandoned]];
};

export const owedReadings = (worker: pg.Pool) => async (): Promise<readonly Reading[]> => {
  const { notice, agenda, invitation, failures, late } = await one<Owed>(worker, 'figures.owed', OWED);
  return [
    ...Object.entries({ notice, agenda, invitation }).map(([mail, age]): Reading => ['cordee_mails_age_seconds', Math.max(0, age), { mail }]),
    ['cordee_mail_failures', failures], ['cordee_signalement_late_seconds', stepOf(late)],
  ];
};

export const journalReadings = (sequencer: pg.Pool) => async (): Promise<readonly Reading[]> => {
  const { unnumbered, waiting, signed, agree } = await one<Journal>(sequencer, 'figures.journal', 'select * from app.journal_figures()');
  return [
    ['cordee_journal_unnumbered', Number(unnumbered)], ['cordee_journal_unnumbered_age_seconds', Math.max(0, waiting)], ['cordee_journal_witnesses_agree', Number(agree)],
    ...signed === null ? [] : [['cordee_journal_checkpoint_age_seconds', signed] as Reading],
  ];
};
