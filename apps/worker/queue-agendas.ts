import { randomUUID } from 'node:crypto';
import type { EventRow, EventType } from '../../libs/platform/event.entity.js';
import { dueAt } from '../../libs/notices/due-at.js';
import type { WorkerTools } from './tools.js';
import { addressesOf, choiceFor } from './when-told.js';

interface Seat { synthese_id: string; habilitation_id: string; departement: number }

/**
 * Whatever moves a date, or takes a seat away, may have to be told to the agenda of each who sits there or sat: what exactly is judged when it leaves. Out of their quiet
 * hours, not at their rhythm: an agenda that is told once a day sends people to a room that nobody is in.
 */
export async function queueAgendas(tools: WorkerTools, event: EventRow): Promise<void> {
  await ask(tools, (await tools.pool.query<Seat>('select * from app.agendas_touched($1)', [event.id])).rows, event.type);
}

/** A term that passes is no event: whoever sits there no more by it is looked for at each round. */
export async function queueLapsedAgendas(tools: WorkerTools): Promise<void> {
  await ask(tools, (await tools.pool.query<Seat>('select * from app.lapsed_agendas()')).rows, 'convocation.ended');
}

/** Whoever has left has no hour of their own: at once. */
async function ask(tools: WorkerTools, rows: readonly Seat[], type: EventType): Promise<void> {
  if (rows.length === 0) return;
  const people = await addressesOf(tools, [...new Set(rows.map((r) => r.habilitation_id))]);
  const due = rows.map((row) => {
    const who = people.find(({ id }) => id === row.habilitation_id);
    return who ? dueAt(who.now, { ...choiceFor(type, who), rhythm: 'IMMEDIATE' }) : null;
  });
  await tools.pool.query(`insert into app.agenda_message (id, departement, synthese_id, habilitation_id, due_at)
    select n.id, n.departement, n.synthese_id, n.habilitation_id, coalesce(n.due_at, app.now()) from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::uuid[], $5::timestamptz[]) n (id, departement, synthese_id, habilitation_id, due_at)
    on conflict (synthese_id, habilitation_id) do update set asked = app.agenda_message.asked + 1, state = 'QUEUED', attempts = 0, due_at = excluded.due_at`,
  [rows.map(() => randomUUID()), rows.map((r) => r.departement), rows.map((r) => r.synthese_id), rows.map((r) => r.habilitation_id), due]);
}
