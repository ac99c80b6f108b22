import { randomUUID } from 'node:crypto';
import { BY_DEFAULT, dueAt, type Choice, type Rhythm } from '../../libs/notices/due-at.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import type { WorkerTools } from './tools.js';
import { whoMayBeTold } from './who-may-be-told.js';

interface Told { id: string; professionnel_id: string; departement: number; function: string; rhythm: Rhythm | null; quiet_from: number; quiet_to: number; now: Date }

/** That a child was asked about elsewhere is the matter of those who answer for the child, not of all who know them. */
const ANSWER: readonly string[] = ['REFERENT_ASE', 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP'];

/** An exceptional access is told whatever the hour: its readers answer for it, that night. */
const AT_ONCE: Choice = { rhythm: 'IMMEDIATE', quietFrom: 0, quietTo: 0 };

const WITH_CHOICE = `select h.id, m.professionnel_id, m.departement, m.function, c.rhythm, c.quiet_from, c.quiet_to, app.now() as now
  from unnest($1::uuid[]) h(id) cross join lateral app.mail_of(h.id) m
  left join lateral (select * from (select p.rhythm, p.quiet_from, p.quiet_to, p.set_at, p.id from app.notice_preference p where p.professionnel_id = m.professionnel_id) p
    order by p.set_at desc, p.id desc limit 1) c on true`;

/** Whoever may know of this event will be told that something awaits them, at the hour they chose. Twice run, each is told once. */
export async function queueNotices(tools: WorkerTools, event: EventRow): Promise<void> {
  const { rows } = await tools.pool.query<Told>(WITH_CHOICE, [await whoMayBeTold(tools, event)]);
  const told = event.type === 'child.found' ? rows.filter((who) => ANSWER.includes(who.function)) : rows;
  const named = new Set(event.type === 'message.posted' ? (await tools.pool.query<{ id: string }>('select habilitation_id as id from app.mention where message_id = $1', [event.subject_id])).rows.map((r) => r.id) : []);
  const due = told.map((who) => {
    const choice = event.type === 'glass.broken' ? AT_ONCE : who.rhythm ? { rhythm: who.rhythm, quietFrom: who.quiet_from, quietTo: who.quiet_to } : BY_DEFAULT;
    // Whoever is named in a message is told at once, out of their quiet hours.
    return dueAt(who.now, named.has(who.id) ? { ...choice, rhythm: 'IMMEDIATE' } : choice);
  });
  await tools.pool.query(`insert into app.notice (id, departement, event_id, habilitation_id, professionnel_id, queued_at, due_at)
    select n.id, n.departement, $2, n.habilitation_id, n.professionnel_id, app.now(), n.due_at
    from unnest($1::uuid[], $3::smallint[], $4::uuid[], $5::uuid[], $6::timestamptz[]) n (id, departement, habilitation_id, professionnel_id, due_at) on conflict do nothing`,
  [told.map(() => randomUUID()), event.id, told.map((w) => w.departement), told.map((w) => w.id), told.map((w) => w.professionnel_id), due]);
}
