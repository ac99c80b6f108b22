import { randomUUID } from 'node:crypto';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { dueAt } from '../../libs/notices/due-at.js';
import type { WorkerTools } from './tools.js';
import { addressesOf, choiceFor } from './when-told.js';

/**
 * Whatever moves a date, or takes a seat away, may have to be told to the agenda of each who sits there or sat: what exactly is judged when it leaves. Out of their quiet
 * hours, not at their rhythm: an agenda that is told once a day sends people to a room that nobody is in.
 */
export async function queueAgendas(tools: WorkerTools, event: EventRow): Promise<void> {
  const { rows } = await tools.pool.query<{ synthese_id: string; habilitation_id: string; departement: number }>('select * from app.agendas_touched($1)', [event.id]);
  const people = await addressesOf(tools, [...new Set(rows.map((r) => r.habilitation_id))]);
  const due = rows.map((row) => {
    const who = people.find(({ id }) => id === row.habilitation_id);
    return who ? dueAt(who.now, { ...choiceFor(event.type, who), rhythm: 'IMMEDIATE' }) : event.at;
  });
  await tools.pool.query(`insert into app.agenda_message (id, departement, synthese_id, habilitation_id, due_at)
    select * from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::uuid[], $5::timestamptz[])
    on conflict (synthese_id, habilitation_id) do update set asked = app.agenda_message.asked + 1, state = 'QUEUED', attempts = 0, due_at = excluded.due_at`,
  [rows.map(() => randomUUID()), rows.map((r) => r.departement), rows.map((r) => r.synthese_id), rows.map((r) => r.habilitation_id), due]);
}
