/** Who may know of an event, among those connected: the law read by row, at the moment of emission. One statement an event; the relay never reads content. */
import type pg from 'pg';
import { JUDGING, readersName } from '../secrecy/readers-sql.js';
import type { EventRow } from './event.entity.js';

const parameters = Object.entries(JUDGING).map(([, type], i) => `$${i + 1}::${type}`).join(', ');
const told = (type: string): string => `select r as id from ${readersName(type, 'notice')}(${parameters}) r where r = any($${Object.keys(JUDGING).length + 1})`;
/** Nobody is told later because one connection answers nothing: it fails, and the event is handed on again by another. */
const PATIENCE = { query_timeout: 5000 };
const MESSAGE = { ...PATIENCE, name: 'told.message', text: told('Message') };
const THREAD = { ...PATIENCE, name: 'told.thread', text: told('Thread') };

export async function whoIsTold(pool: pg.Pool, event: EventRow, connected: readonly string[]): Promise<string[]> {
  const columns = (id: string | null): unknown[] => [id, event.departement, event.thread_id, event.dossier_id, null, null, null, null, event.seq, connected];
  if (event.subject_type === 'Message') return (await pool.query<{ id: string }>({ ...MESSAGE, values: columns(event.subject_id) })).rows.map((r) => r.id);
  if (event.subject_type === 'Thread') return (await pool.query<{ id: string }>({ ...THREAD, values: columns(event.subject_id) })).rows.map((r) => r.id);
  return event.habilitation_id && connected.includes(event.habilitation_id) ? [event.habilitation_id] : [];
}
