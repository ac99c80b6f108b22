import { randomUUID } from 'node:crypto';
import { BY_DEFAULT, dueAt, type Rhythm } from '../../libs/notices/due-at.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import type { WorkerTools } from './tools.js';
import { whoMayBeTold } from './who-may-be-told.js';

interface Told { id: string; professionnel_id: string; departement: number; function: string; rhythm: Rhythm | null; quiet_from: number; quiet_to: number; now: Date }

/** That a child was asked about elsewhere is the matter of those who answer for the child, not of all who know them. */
const ANSWER: readonly string[] = ['REFERENT_ASE', 'RESPONSABLE_ASE', 'RESPONSABLE_CRIP'];

const WITH_CHOICE = `select h.id, m.professionnel_id, m.departement, m.function, c.rhythm, c.quiet_from, c.quiet_to, app.now() as now
  from unnest($1::uuid[]) h(id) cross join lateral app.mail_of(h.id) m
  left join lateral (select * from (select p.rhythm, p.quiet_from, p.quiet_to, p.set_at, p.id from app.notice_preference p where p.professionnel_id = m.professionnel_id) p
    order by p.set_at desc, p.id desc limit 1) c on true`;

/** Whoever may know of this event will be told that something awaits them, at the hour they chose. Twice run, each is told once. */
export async function queueNotices(tools: WorkerTools, event: EventRow): Promise<void> {
  const { rows } = await tools.pool.query<Told>(WITH_CHOICE, [await whoMayBeTold(tools, event)]);
  for (const who of rows) {
    if (event.type === 'child.found' && !ANSWER.includes(who.function)) continue;
    const choice = who.rhythm ? { rhythm: who.rhythm, quietFrom: who.quiet_from, quietTo: who.quiet_to } : BY_DEFAULT;
    await tools.pool.query(`insert into app.notice (id, departement, event_id, habilitation_id, professionnel_id, queued_at, due_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [randomUUID(), who.departement, event.id, who.id, who.professionnel_id, who.now, dueAt(who.now, choice)]);
  }
}
