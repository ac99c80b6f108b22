import { randomUUID } from 'node:crypto';
import type { Actor } from './actor.js';
import type { Connection } from './connection.js';
import { OF_AN_HABILITATION } from './ends.js';
import type { EventType } from './event.entity.js';

/** What an event says of its row: ids alone. habilitationId, or delegateId, is whom it concerns, who is told. */
export interface Recorded { id: string; dossierId?: string | null; threadId?: string; habilitationId?: string; delegateId?: string; seq?: number }

export async function recorded(sql: Connection, actor: Actor, type: EventType, row: Recorded): Promise<void> {
  const subject = row.constructor.name;
  await sql.query({ name: 'event', text: `with e as (insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, dossier_id, thread_id, habilitation_id, seq)
    values ($1, app.now(), $2, $3, $4, $5, $6, $7, $8, $9, $10)) select app.enqueue($1, $2)` },
  [randomUUID(), type, actor.departement, actor.id, subject, row.id,
    row.dossierId ?? (subject === 'Dossier' ? row.id : null), row.threadId ?? (subject === 'Thread' ? row.id : null), row.habilitationId ?? row.delegateId ?? (OF_AN_HABILITATION.has(subject) ? row.id : null), row.seq ?? null]);
}
