import type { EventRow, EventType } from '../../libs/platform/event.entity.js';
import type { Action } from '../../libs/secrecy/language.js';
import { judgingValues, type JudgingColumns } from '../../libs/secrecy/readers-sql.js';
import { readersStatement } from '../../libs/platform/statements.js';
import type { WorkerTools } from './tools.js';

/** What its author is told of too: that it arrived. */
const RECEIPTS: readonly EventType[] = ['information-preoccupante.received'];

interface Proposed { proposed_by: string; departement: number; organisation_id: string; professionnel_id: string }
type Asked = (tools: WorkerTools, event: EventRow) => Promise<string[]>;

/** The answer to a proposal of admission is for its author alone, as long as they may read it. */
const toTheProposer: Asked = async (tools, { departement, dossier_id, habilitation_id }) =>
  (await readers(tools, 'AdmissionDecision', 'read', { departement, dossierId: dossier_id, habilitationId: habilitation_id })).filter((id) => id === habilitation_id);

/** Among them, those whose matter it is are said by their function (queue-notices.ts). */
const whoKnowTheChild: Asked = (tools, { departement, dossier_id }) => readers(tools, 'Enfant', 'read', { departement, dossierId: dossier_id, kind: 'IDE', detail: 'FULL', source: 'OTHER' });

/** By which reading of the law each event may be known. */
const ASKED: Partial<Record<EventType, Asked>> = {
  'message.posted': (tools, { subject_id, departement, thread_id, dossier_id, seq }) =>
    readers(tools, 'Message', 'notice', { id: subject_id, departement, threadId: thread_id, dossierId: dossier_id, seq }),
  'thread.opened': (tools, { subject_id, departement, dossier_id }) => readers(tools, 'Thread', 'notice', { id: subject_id, departement, dossierId: dossier_id }),
  'participation.added': async (tools, { thread_id, departement, dossier_id, habilitation_id }) =>
    (await readers(tools, 'Thread', 'notice', { id: thread_id, departement, dossierId: dossier_id })).filter((id) => id === habilitation_id),
  'admission.granted': async ({ pool }, { subject_id }) =>
    (await pool.query<{ id: string }>('select habilitation_id as id from app.admission where id = $1 and valid_to > app.now()', [subject_id])).rows.map((r) => r.id),
  'glass.broken': async ({ pool }, { departement, dossier_id }) =>
    (await pool.query<{ id: string }>('select id from app.told_of_glass($1, $2) id', [departement, dossier_id])).rows.map((r) => r.id),
  // The cell, and by a receipt whoever transmitted it.
  'information-preoccupante.received': async ({ pool }, { departement, actor_id }) =>
    (await pool.query<{ id: string }>('select id from app.told_of_intake($1, $2) id', [departement, actor_id])).rows.map((r) => r.id),
  // The cell: somebody else's look is awaited.
  'information-preoccupante.qualified': async ({ pool }, { departement }) =>
    (await pool.query<{ id: string }>('select id from app.told_of_intake($1, null) id', [departement])).rows.map((r) => r.id),
  // Whoever reads the report of that child; among them, those who decide (queue-notices.ts).
  'rapport-evaluation.submitted': (tools, { subject_id, departement, dossier_id }) =>
    readers(tools, 'RapportEvaluation', 'read', { id: subject_id, departement, dossierId: dossier_id, kind: 'SOC', detail: 'FULL', source: 'OTHER' }),
  'retour.given': async ({ pool }, { subject_id }) => (await pool.query<{ id: string }>('select id from app.told_of_retour($1) id', [subject_id])).rows.map((r) => r.id),
  'deadline.reminded': ({ pool }, { subject_id }) => ofDeadline(pool, subject_id, false),
  'deadline.overdue': ({ pool }, { subject_id }) => ofDeadline(pool, subject_id, true),
  'watch.silent': async ({ pool }, { departement }) => (await pool.query<{ id: string }>('select id from app.told_of_silence($1) id', [departement])).rows.map((r) => r.id),
  'admission-proposal.granted': toTheProposer,
  'admission-proposal.refused': toTheProposer,
  // Of those who read the proposal, who made it.
  'habilitation.granted': async (tools, { subject_id }) => {
    const { rows: [p] } = await tools.pool.query<Proposed>('select * from app.proposed($1)', [subject_id]);
    return p ? (await readers(tools, 'HabilitationProposal', 'read', { departement: p.departement, organisationId: p.organisation_id, professionnelId: p.professionnel_id })).filter((id) => id === p.proposed_by) : [];
  },
  'child.found': (tools, event) => whoKnowTheChild(tools, event),
  'dossier.moved': (tools, event) => whoKnowTheChild(tools, event),
};

/** Who, now, may know of this event by the law read by row: asked when a notice is queued, and again before its mail leaves. Never the one who did it, save by a receipt. */
export async function whoMayBeTold(tools: WorkerTools, event: EventRow): Promise<string[]> {
  return (await ASKED[event.type]?.(tools, event) ?? []).filter((id) => id !== event.actor_id || RECEIPTS.includes(event.type));
}

/** Whoever answers for a term that runs; once it is past, the second person too. Of one that was met meanwhile, nobody. */
const ofDeadline = async (pool: WorkerTools['pool'], id: string, past: boolean): Promise<string[]> =>
  (await pool.query<{ id: string }>('select id from app.told_of_deadline($1, $2) id', [id, past])).rows.map((r) => r.id);

async function readers({ pool }: WorkerTools, type: string, action: Action, columns: JudgingColumns): Promise<string[]> {
  return (await pool.query<{ id: string }>({ ...readersStatement(type, action), values: judgingValues(columns) })).rows.map((r) => r.id);
}
