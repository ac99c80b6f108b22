/**
 * One mail a person for all that awaits them now, authorised again before it leaves. A notice is taken for a while, then sent, then settled: nothing is held
 * while a server answers, and what falls meanwhile is taken again. Accepted at least once; told at most one thing: that something awaits.
 */
import { randomUUID } from 'node:crypto';
import { dueAt } from '../../libs/notices/due-at.js';
import { MailRefused, type Mailer } from '../../libs/notices/mailer.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import type { WorkerTools } from './tools.js';
import { addressesOf, choiceFor, type Told } from './when-told.js';
import { whoMayBeTold } from './who-may-be-told.js';

interface Notice { id: string; departement: number; event_id: string; habilitation_id: string; professionnel_id: string; attempts: number; now: Date }
interface Allowed { notice: Notice; event: EventRow; who: Told }

/** Minutes before the next try, the last one for all that follow; past a week or so it is the directory's alone. */
export const BACKOFF = [1, 5, 15, 60, 240];
export const TRIES = 45;
/** A server that did not answer so many times is somebody's task; an address that is refused is at once. */
const PATIENT_FOR = 3;

/** Two nodes at once: the second finds the hour moved. */
const TAKE = `update app.notice n set attempts = attempts + 1, due_at = app.now() + interval '1 minute' * (array[${BACKOFF.join(',')}])[least(attempts + 1, ${BACKOFF.length})]
  where n.professionnel_id = (select d.professionnel_id from app.notice d where d.state = 'QUEUED' and d.due_at <= app.now() order by d.due_at, d.id limit 1)
    and n.state = 'QUEUED' and n.due_at <= app.now()
  returning n.id, n.departement, n.event_id, n.habilitation_id, n.professionnel_id, n.attempts, app.now() as now`;

/** Sends what is due, person by person; stops at a server that takes nothing, to try again later. Returns how many mails were accepted. */
export async function sendMails(tools: WorkerTools, mailer: Mailer, stopped: () => boolean = () => false): Promise<number> {
  let accepted = 0;
  while (!stopped()) {
    const { rows: taken } = await tools.pool.query<Notice>(TAKE);
    if (taken.length === 0) return accepted;
    const allowed = await stillAllowed(tools, taken);
    if (!allowed[0]) continue;
    try {
      await mailer.send(allowed[0].who.email);
    } catch (e) {
      if (!(e instanceof MailRefused)) throw e;
      await refused(tools, allowed, e);
      if (!e.ofThisAddress) return accepted;
      continue;
    }
    await settle(tools, allowed);
    accepted += 1;
  }
  return accepted;
}

/** The right may be lost since the notice was queued: then nothing is said of it. */
async function stillAllowed(tools: WorkerTools, taken: readonly Notice[]): Promise<Allowed[]> {
  const { rows: events } = await tools.pool.query<EventRow>('select * from app.event where id = any($1)', [taken.map((n) => n.event_id)]);
  const addresses = await addressesOf(tools, [...new Set(taken.map((n) => n.habilitation_id))]);
  const allowed: Allowed[] = [];
  const dropped: string[] = [];
  for (const notice of taken) {
    const event = events.find((e) => e.id === notice.event_id);
    const who = addresses.find((a) => a.id === notice.habilitation_id);
    if (who && event && (await whoMayBeTold(tools, event)).includes(notice.habilitation_id)) {
      allowed.push({ notice, event, who });
    } else {
      dropped.push(notice.id);
    }
  }
  if (dropped.length > 0) await tools.pool.query(`update app.notice set state = 'DROPPED' where id = any($1)`, [dropped]);
  return allowed;
}

/** NOTIFIED is one of four facts of a message, and says only that a mail server took a mail. */
async function settle({ pool }: WorkerTools, allowed: readonly Allowed[]): Promise<void> {
  const messages = allowed.filter(({ event }) => event.type === 'message.posted');
  await pool.query(`insert into app.receipt (id, departement, message_id, thread_id, seq, habilitation_id, fact, at)
    select r.id, e.departement, e.subject_id, e.thread_id, e.seq, r.habilitation_id, 'NOTIFIED', app.now()
    from unnest($1::uuid[], $2::uuid[], $3::uuid[]) r (id, event_id, habilitation_id) join app.event e on e.id = r.event_id on conflict do nothing`,
  [messages.map(() => randomUUID()), messages.map((m) => m.event.id), messages.map((m) => m.notice.habilitation_id)]);
  await pool.query(`update app.notice set state = 'ACCEPTED' where id = any($1)`, [allowed.map((a) => a.notice.id)]);
  await pool.query(`update app.mail_failure set settled_at = app.now() where professionnel_id = $1 and settled_at = 'infinity'`, [allowed[0]!.notice.professionnel_id]);
}

/** Nothing is lost: what was refused is tried again, later each time, out of the quiet hours of whoever it is for save what does not wait; and somebody is told to look. */
async function refused({ pool }: WorkerTools, allowed: readonly Allowed[], { permanent }: MailRefused): Promise<void> {
  const next = allowed.map(({ notice: { attempts, now }, event, who }) =>
    dueAt(new Date(now.getTime() + BACKOFF[Math.min(attempts, BACKOFF.length) - 1]! * 60_000), { ...choiceFor(event.type, who), rhythm: 'IMMEDIATE' }));
  await pool.query(`update app.notice n set state = case when n.attempts >= $3 then 'REFUSED' else 'QUEUED' end, due_at = r.due_at from unnest($1::uuid[], $2::timestamptz[]) r (id, due_at) where n.id = r.id`,
    [allowed.map((a) => a.notice.id), next, TRIES]);
  const { notice, who } = allowed[0]!;
  if (!permanent && notice.attempts < PATIENT_FOR) return;
  await pool.query(`insert into app.mail_failure (id, departement, habilitation_id, professionnel_id, organisation_id, opened_at, nature) values ($1, $2, $3, $4, $5, app.now(), $6) on conflict do nothing`,
    [randomUUID(), notice.departement, notice.habilitation_id, notice.professionnel_id, who.organisationId, permanent ? 'REFUSED' : 'UNREACHABLE']);
}
