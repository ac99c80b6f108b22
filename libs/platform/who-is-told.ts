/** Who may know of an event, among those connected: the law read by row, at the moment of emission. One statement an event; the relay never reads content. */
import type pg from 'pg';
import { JUDGING, judgingValues, readersCall } from '../secrecy/readers-sql.js';
import type { EventRow } from './event.entity.js';

const told = (type: string): string => `select r as id from ${readersCall(type, 'notice')} r where r = any($${Object.keys(JUDGING).length + 1})`;
/** Nobody is told later because one connection answers nothing: it fails, and the event is handed on again by another. */
const PATIENCE = { query_timeout: 5000 };
const MESSAGE = { ...PATIENCE, name: 'told.message', text: told('Message') };
const THREAD = { ...PATIENCE, name: 'told.thread', text: told('Thread') };
const INTAKE = { ...PATIENCE, name: 'told.intake', text: 'select r as id from app.told_of_intake($1, $2) r where r = any($3)' };
const GLASS = { ...PATIENCE, name: 'told.glass', text: 'select r as id from app.told_of_glass($1, $2) r where r = any($3)' };
const DEADLINE = { ...PATIENCE, name: 'told.deadline', text: 'select r as id from app.told_of_deadline($1, $2) r where r = any($3)' };
const STEP = { ...PATIENCE, name: 'told.step', text: 'select r as id from app.told_of_step($1, true, true) r where r = any($2)' };
const SYNTHESE = { ...PATIENCE, name: 'told.synthese', text: 'select r as id from app.told_of_synthese($1) r where r = any($2)' };
const SEANCE = { ...PATIENCE, name: 'told.seance', text: 'select r as id from app.told_of_seance($1) r where r = any($2)' };
const ANSWER = { ...PATIENCE, name: 'told.answer', text: 'select r as id from app.told_of_answer($1) r where r = any($2)' };
const SILENCE = { ...PATIENCE, name: 'told.silence', text: 'select r as id from app.told_of_silence($1) r where r = any($2)' };

const ANSWERS = new Set(['Poll', 'PollVote', 'ConvocationAnswer']);
const AT_THE_TABLE = new Set(['SeanceStep', 'PenStep', 'Presence', 'MinuteLine', 'Minutes', 'ActionStep', 'Observation', 'ObservationAnswer', 'Relecture']);

export async function whoIsTold(pool: pg.Pool, event: EventRow, connected: readonly string[]): Promise<string[]> {
  const { subject_id: id, departement, thread_id: threadId, dossier_id: dossierId, seq } = event;
  const values = [...judgingValues({ id, departement, threadId, dossierId, seq }), connected];
  // A piece is told as the message that it joins, to whoever may notice that.
  if (event.subject_type === 'Message' || event.subject_type === 'Piece') return (await pool.query<{ id: string }>({ ...MESSAGE, values })).rows.map((r) => r.id);
  // Whoever is named is told as of the message, or not at all.
  if (event.subject_type === 'Mention') return (await pool.query<{ id: string }>({ ...MESSAGE, values: [...values.slice(0, -1), connected.filter((one) => one === event.habilitation_id)] })).rows.map((r) => r.id);
  if (event.subject_type === 'Thread') return (await pool.query<{ id: string }>({ ...THREAD, values })).rows.map((r) => r.id);
  if (event.type === 'glass.broken') return (await pool.query<{ id: string }>({ ...GLASS, values: [event.departement, event.dossier_id, connected] })).rows.map((r) => r.id);
  if (event.type === 'information-preoccupante.received' || event.type === 'piece-recueillie.attached') return (await pool.query<{ id: string }>({ ...INTAKE, values: [event.departement, event.actor_id, connected] })).rows.map((r) => r.id);
  if (event.type === 'deadline.reminded' || event.type === 'deadline.overdue') return (await pool.query<{ id: string }>({ ...DEADLINE, values: [event.subject_id, event.type === 'deadline.overdue', connected] })).rows.map((r) => r.id);
  if (event.subject_type === 'SignalementStep') return (await pool.query<{ id: string }>({ ...STEP, values: [event.subject_id, connected] })).rows.map((r) => r.id);
  if (AT_THE_TABLE.has(event.subject_type)) return (await pool.query<{ id: string }>({ ...SEANCE, values: [event.subject_id, connected] })).rows.map((r) => r.id);
  if (ANSWERS.has(event.subject_type)) return (await pool.query<{ id: string }>({ ...ANSWER, values: [event.subject_id, connected] })).rows.map((r) => r.id);
  if (event.subject_type === 'Synthese' || event.subject_type === 'SyntheseDate') return (await pool.query<{ id: string }>({ ...SYNTHESE, values: [event.subject_id, connected] })).rows.map((r) => r.id);
  if (event.type === 'watch.silent') return (await pool.query<{ id: string }>({ ...SILENCE, values: [event.departement, connected] })).rows.map((r) => r.id);
  return event.habilitation_id && connected.includes(event.habilitation_id) ? [event.habilitation_id] : [];
}
