import type { EventRow, EventType } from '../../libs/platform/event.entity.js';
import type { Action } from '../../libs/secrecy/language.js';
import { judgingValues, type JudgingColumns } from '../../libs/secrecy/readers-sql.js';
import { readersStatement } from '../../libs/platform/statements.js';
import type { WorkerTools } from './tools.js';

interface Proposed { proposed_by: string; departement: number; organisation_id: string; professionnel_id: string }
type Asked = (tools: WorkerTools, event: EventRow) => Promise<string[]>;

const ids = async (pool: WorkerTools['pool'], text: string, ...values: unknown[]): Promise<string[]> => (await pool.query<{ id: string }>(text, values)).rows.map((r) => r.id);

export async function readers({ pool }: WorkerTools, type: string, action: Action, columns: JudgingColumns): Promise<string[]> {
  return (await pool.query<{ id: string }>({ ...readersStatement(type, action), values: judgingValues(columns) })).rows.map((r) => r.id);
}

/** Whoever answers for a term that runs; once it is past, the second person too. Of one that was met meanwhile, nobody. */
const OF_DEADLINE = 'select id from app.told_of_deadline($1, $2) id';

/** What a signalement became: to the parquet seized, to its author and those of the département, or to both. */
const ofStep = (toParquet: boolean, toUs: boolean): Asked => ({ pool }, { subject_id }) => ids(pool, 'select id from app.told_of_step($1, $2, $3) id', subject_id, toParquet, toUs);

const whomItConcerns: Asked = (_, { habilitation_id }) => Promise.resolve(habilitation_id ? [habilitation_id] : []);

/** The answer to a proposal of admission is for its author alone, as long as they may read it. */
const toTheProposer: Asked = async (tools, { departement, dossier_id, habilitation_id }) =>
  (await readers(tools, 'AdmissionDecision', 'read', { departement, dossierId: dossier_id, habilitationId: habilitation_id })).filter((id) => id === habilitation_id);

/** Of those convoked to its synthèse, by the law, whoever has answered nothing of an open poll. */
const silentOfPoll: Asked = async (tools, { subject_id, departement, dossier_id }) => {
  const { rows } = await tools.pool.query<{ id: string; synthese_id: string }>('select s.id, p.synthese_id from app.poll p cross join lateral app.silent_of_poll(p.id) s(id) where p.id = $1', [subject_id]);
  const may = rows[0] ? await readers(tools, 'Synthese', 'read', { id: rows[0].synthese_id, departement, dossierId: dossier_id }) : [];
  return rows.map((row) => row.id).filter((id) => may.includes(id));
};

interface Open { departement: number; dossier_id: string; home_id: string; synthese_id: string; point_id: string; kind: string; detail: string; source: string; author_id: string; owner_id: string }
/** Whoever an action is in the hands of, while it is open; overdue, whoever decided it too. By the law, as it is read. */
const ofAction = (overdue: boolean): Asked => async (tools, { subject_id }) => {
  const { rows: [a] } = await tools.pool.query<Open>('select * from app.action_of($1)', [subject_id]);
  if (!a) return [];
  const may = await readers(tools, 'ActionItem', 'read', { departement: a.departement, dossierId: a.dossier_id, homeId: a.home_id, syntheseId: a.synthese_id, pointId: a.point_id, kind: a.kind, detail: a.detail, source: a.source, authorId: a.author_id });
  return [...new Set([a.owner_id, ...(overdue ? [a.author_id] : [])])].filter((id) => may.includes(id));
};

/** Of those who sit there, whoever has said nothing of a draft that is still to be validated. */
const silentOfRelecture: Asked = ({ pool }, { subject_id }) => ids(pool, 'select t.id from app.seance_step s cross join lateral app.silent_of_relecture(s.synthese_id) t(id) where s.id = $1', subject_id);

/** Those who are convoked to it, now. */
const whoSits: Asked = ({ pool }, { subject_id }) => ids(pool, 'select id from app.told_of_synthese($1) id', subject_id);

/** Among them, those whose matter it is are said by their function (queue-notices.ts). */
const whoKnowTheChild: Asked = (tools, { departement, dossier_id }) => readers(tools, 'Enfant', 'read', { departement, dossierId: dossier_id, kind: 'IDE', detail: 'FULL', source: 'OTHER' });
/** The référent by name, the heads of the territory, the DPO. */
const whoAnswers: Asked = ({ pool }, { departement, dossier_id }) => ids(pool, 'select id from app.told_of_glass($1, $2) id', departement, dossier_id);

/** By which reading of the law each event may be known; and when. */
interface Told {
  who: Asked;
  /** Told at once, in the quiet hours too: its readers answer for it, that night. */
  whateverTheHour?: true;
  /** Its own author is told too: that it arrived. */
  receipt?: true;
}
const TOLD: Partial<Record<EventType, Told>> = {
  'message.posted': { who: (tools, { subject_id, departement, thread_id, dossier_id, seq }) => readers(tools, 'Message', 'notice', { id: subject_id, departement, threadId: thread_id, dossierId: dossier_id, seq }) },
  'thread.opened': { who: (tools, { subject_id, departement, dossier_id }) => readers(tools, 'Thread', 'notice', { id: subject_id, departement, dossierId: dossier_id }) },
  'participation.added': { who: async (tools, { thread_id, departement, dossier_id, habilitation_id }) =>
    (await readers(tools, 'Thread', 'notice', { id: thread_id, departement, dossierId: dossier_id })).filter((id) => id === habilitation_id) },
  'admission.granted': { who: ({ pool }, { subject_id }) => ids(pool, 'select habilitation_id as id from app.admission where id = $1 and valid_to > app.now()', subject_id) },
  'glass.broken': { who: whoAnswers, whateverTheHour: true },
  // Whoever signed under it: an act that they count on would be refused.
  'delegation.ended': { who: whomItConcerns },
  // Who is on duty, who is no more, who is awaited: tonight.
  'permanence.named': { who: whomItConcerns },
  'permanence.ended': { who: whomItConcerns, whateverTheHour: true },
  'permanence.handed-over': { who: whomItConcerns, whateverTheHour: true },
  'permanence.taken-over': { who: whomItConcerns, whateverTheHour: true },
  // The cell, and by a receipt whoever transmitted it.
  'information-preoccupante.received': { who: ({ pool }, { departement, actor_id }) => ids(pool, 'select id from app.told_of_intake($1, $2) id', departement, actor_id), receipt: true },
  // The cell: somebody else's look is awaited.
  'information-preoccupante.qualified': { who: ({ pool }, { departement }) => ids(pool, 'select id from app.told_of_intake($1, null) id', departement) },
  // The parquet seized; the cell, by its copy, and those of the territory (CASF L.226-4). It is sent without delay: it does not wait for the morning.
  'signalement.sent': { who: ofStep(true, true), whateverTheHour: true },
  'signalement.received': { who: ofStep(false, true) },
  'signalement.deposited': { who: ofStep(false, true) },
  'signalement.receipt-recorded': { who: ofStep(false, true) },
  'signalement.acknowledged': { who: ofStep(false, true), whateverTheHour: true },
  // An order of placement is carried out that night.
  'signalement.answered': { who: ofStep(false, true), whateverTheHour: true },
  'signalement.author-told': { who: ofStep(false, true) },
  'signalement.complement-asked': { who: ofStep(false, true), whateverTheHour: true },
  'signalement.complement-sent': { who: ofStep(true, false), whateverTheHour: true },
  'signalement.parents-timing': { who: ofStep(false, true) },
  'signalement.parents-told': { who: ofStep(true, true) },
  'signalement.judged': { who: ofStep(true, true) },
  // Whoever reads the report of that child; among them, those who decide (queue-notices.ts).
  'rapport-evaluation.submitted': { who: (tools, { subject_id, departement, dossier_id }) =>
    readers(tools, 'RapportEvaluation', 'read', { id: subject_id, departement, dossierId: dossier_id, kind: 'SOC', detail: 'FULL', source: 'OTHER' }) },
  'retour.given': { who: ({ pool }, { subject_id }) => ids(pool, 'select id from app.told_of_retour($1) id', subject_id) },
  'deadline.reminded': { who: ({ pool }, { subject_id }) => ids(pool, OF_DEADLINE, subject_id, false) },
  'deadline.overdue': { who: ({ pool }, { subject_id }) => ids(pool, OF_DEADLINE, subject_id, true), whateverTheHour: true },
  'watch.silent': { who: ({ pool }, { departement }) => ids(pool, 'select id from app.told_of_silence($1) id', departement), whateverTheHour: true },
  'admission-proposal.granted': { who: toTheProposer },
  'admission-proposal.refused': { who: toTheProposer },
  // Of those who read the proposal, who made it.
  'habilitation.granted': { who: async (tools, { subject_id }) => {
    const { rows: [p] } = await tools.pool.query<Proposed>('select * from app.proposed($1)', [subject_id]);
    return p ? (await readers(tools, 'HabilitationProposal', 'read', { departement: p.departement, organisationId: p.organisation_id, professionnelId: p.professionnel_id })).filter((id) => id === p.proposed_by) : [];
  } },
  // Of whom it is asked, alone.
  'justification.asked': { who: async (tools, { departement, dossier_id, habilitation_id }) =>
    (await readers(tools, 'Justification', 'read', { departement, dossierId: dossier_id, habilitationId: habilitation_id })).filter((id) => id === habilitation_id) },
  'poll.opened': { who: silentOfPoll },
  'poll.reminded': { who: silentOfPoll },
  'synthese.convened': { who: whoSits },
  'synthese.cancelled': { who: whoSits },
  'convocation.added': { who: async (tools, event) => (await whoSits(tools, event)).filter((id) => id === event.habilitation_id) },
  'convocation.ended': { who: whomItConcerns },
  'minutes.validated': { who: ({ pool }, { subject_id }) => ids(pool, 'select id from app.told_of_seance($1) id', subject_id) },
  'action.handed': { who: ofAction(false) },
  'action.reminded': { who: ofAction(false) },
  'action.due': { who: ofAction(false) },
  'action.overdue': { who: ofAction(true) },
  'relecture.reminded': { who: silentOfRelecture },
  'child.found': { who: whoKnowTheChild },
  'dossier.moved': { who: whoKnowTheChild },
  'conservation.announced': { who: whoAnswers },
  'conservation.recalled': { who: whoAnswers },
};

/** Who, now, may know of this event by the law read by row: asked when a notice is queued, and again before its mail leaves. Never the one who did it, save by a receipt. */
export async function whoMayBeTold(tools: WorkerTools, event: EventRow): Promise<string[]> {
  const told = TOLD[event.type];
  return (await told?.who(tools, event) ?? []).filter((id) => id !== event.actor_id || told?.receipt);
}

export const isWhateverTheHour = (type: EventType): boolean => TOLD[type]?.whateverTheHour === true;
