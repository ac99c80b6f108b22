/** Puts a world into PostgreSQL, one statement a table, inside the caller's transaction: nothing of it outlives the rollback. */
import type pg from 'pg';
import type { Table, World } from './oracle/world.js';

/** Columns that the oracle does not know, since no right depends on them: ciphertext, hashes, free values. */
const UNJUDGED: Partial<Record<Table, readonly string[]>> = {
  conservation_step: ['reason'], enfant: ['given_names', 'surname', 'birth_date'], entry: ['body'], prior_information: ['person', 'announced', 'language'], personne: ['given_names', 'surname'], lien: ['quality'], lieu_protege: ['address', 'reason', 'marks'], admission: ['necessity'], admission_proposal: ['necessity'], admission_decision: ['reason'], conflict: ['reason'], conflict_lift: ['reason'], justification: ['body'], share: ['necessity'],
  thread: ['subject', 'motive'], message: ['body', 'request_hash', 'readers_digest'], revision: ['body'], piece: ['name'], session: ['token_hash'], child_lookup: ['query'], draft: ['body'], ebauche: ['body'], glass_review: ['finding'], invitation: ['token_hash'],
  mineur_concerne: ['given_names', 'surname'], information_des_parents: ['person', 'announced'], element_recueilli: ['body'], piece_recueillie: ['name'], contribution: ['body', 'appraisal', 'trend'], piece_evaluation: ['name'], rencontre: ['account', 'meeting'], rapport_evaluation: ['conclusion', 'limbs', 'proposal', 'analysis', 'method'], avis_titulaire: ['person', 'announced'], suite_donnee: ['reason'], retour: ['sentence'], retour_refuse: ['refusal', 'motive'], qualification: ['reason'], second_regard: ['finding'], deadline_shortening: ['reason'],
  synthese_date: ['place', 'reason'], convocation_answer: ['reason'], agenda_feed: ['token_hash'], minute_line: ['body', 'salt', 'commitment'], piece_synthese: ['name', 'hash'], action_step: ['reason'], observation: ['body'], observation_answer: ['words'], family_step: ['reason'], minute_draft: ['body'], minutes: ['hash'], signalement_letter: ['letter'], piece_signalement: ['name', 'hash'], signalement_step: ['body'], signalement_seal: ['sha256', 'signature', 'key_id', 'pdf'],
};
const TIMES = new Set(['valid_from', 'valid_to', 'opened_at', 'written_at', 'met_at', 'informed_at', 'granted_at', 'sent_at', 'revised_at', 'added_at', 'expires_at', 'ended_at', 'asked_at', 'review_at', 'saved_at', 'at', 'proposed_at', 'validated_at', 'named_at', 'decided_at', 'declared_at', 'accessed_at', 'lifted_at', 'moved_at', 'visa_at', 'first_at', 'first_told_at', 'last_at', 'last_told_at', 'set_at', 'settled_at', 'due_at', 'given_at', 'reviewed_at', 'next_at', 'recorded_at', 'received_at', 'attached_at', 'started_at', 'counted_from', 'legal_at', 'remind_at', 'made_at', 'used_at', 'revoked_at', 'closed_at', 'drafted_at', 'sealed_at', 'dated', 'convened_at', 'starts_at', 'ends_at', 'deadline_at', 'voted_at', 'answered_at', 'observe_until']);

/** In the order that foreign keys ask. A conflict ends what was granted before it: in these worlds, nothing yet. */
export const TABLES: readonly Table[] = ['territoire', 'organisation', 'professionnel', 'habilitation', 'habilitation_territoire', 'dossier', 'dossier_territoire', 'dossier_link',
  'enfant', 'entry', 'personne', 'lien', 'lieu_protege', 'prior_information', 'prior_validation', 'conflict', 'conflict_lift', 'admission', 'admission_kind', 'referent', 'admission_proposal', 'admission_decision', 'share', 'thread', 'thread_dossier', 'participation', 'message', 'revision', 'mention', 'piece', 'receipt', 'session', 'child_lookup',
  'information_preoccupante', 'mineur_concerne', 'information_des_parents', 'element_recueilli', 'piece_recueillie', 'informant', 'accuse_reception', 'attachment', 'evaluation', 'contribution', 'piece_evaluation', 'rencontre', 'rapport_evaluation', 'avis_titulaire', 'suite_donnee', 'demande_retour', 'retour', 'retour_refuse', 'cloture', 'qualification', 'second_regard',
  'service', 'substitution', 'convention', 'astreinte', 'glass_review', 'inscription', 'invitation', 'habilitation_review', 'delegation', 'ressort', 'permanence', 'passation', 'signalement', 'signalement_letter', 'piece_signalement', 'signalement_dossier', 'signalement_seal', 'signalement_step', 'habilitation_proposal', 'habilitation_validation', 'habilitation_grant', 'access', 'event', 'reading_position', 'draft', 'ebauche', 'notice_preference', 'mail_failure', 'deadline', 'deadline_shortening', 'dossier_move', 'conservation_step', 'justification', 'synthese', 'synthese_date', 'synthese_point', 'convocation', 'poll', 'poll_slot', 'poll_vote', 'convocation_answer', 'agenda_feed', 'seance_step', 'pen_step', 'presence', 'minute_line', 'piece_synthese', 'action_item', 'action_step', 'observation', 'observation_answer', 'relecture', 'family_step', 'minute_draft', 'minutes'];
/** What follows from a move stands in these worlds by itself, or not; so does what an admission is founded on. */
const ASIDE: Partial<Record<Table, string>> = { dossier_move: 'moves', conservation_step: 'follows', piece_signalement: 'follows', piece_synthese: 'follows', admission_kind: 'founded' };
/** Columns that the database works out. */
const WORKED_OUT: Partial<Record<Table, readonly string[]>> = { access: ['about_id', 'reserved'], event: ['about_id'] };

/** One instant for the whole transaction: at a lesser isolation the product judges each statement by its own. */
export const BEGIN = 'begin isolation level repeatable read';

/** The transaction's own instant, to the millisecond: what `t` is in this database. */
export async function instant(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ ms: string }>(`select floor(extract(epoch from app.now()) * 1000)::text as ms`);
  return Number(rows[0]!.ms);
}

/** Rows as PostgreSQL takes them: times placed around `at`, a few bytes where ciphertext goes. */
export function asJson(table: Table, rows: readonly object[], at: number): string {
  const sealed = (row: object): object => Object.fromEntries((UNJUDGED[table] ?? []).map((column) => [column, HASHES.has(column) ? hashOf(row as { id: string }) : '\\xc0ffee']));
  return JSON.stringify(rows.map((row) => ({ ...row, ...sealed(row) })), (key, value: unknown) =>
    (TIMES.has(key) && typeof value === 'number' ? moment(value, at) : value));
}

const HASHES = new Set(['token_hash', 'commitment', 'hash']);
/** Unique, and as long as a hash. */
const hashOf = (row: { id: string }): string => `\\x${row.id.replaceAll('-', '').repeat(2)}`;

function moment(value: number, at: number): string {
  if (value === Infinity) return 'infinity';
  return value === -Infinity ? '-infinity' : new Date(at + value).toISOString();
}

/** `checked`: foreign keys too, which cost more than the rows; the generator is held to them by loading some of its worlds so. */
export async function load(client: pg.ClientBase, world: World, at: number, checked = true): Promise<void> {
  if (!checked) await client.query('set local session_replication_role = replica');
  for (const table of TABLES) {
    const rows = world[table];
    if (rows.length === 0) continue;
    const aside = checked ? ASIDE[table] : undefined;
    if (aside) await client.query(`alter table app.${table} disable trigger ${aside}`);
    const columns = [...Object.keys(rows[0]!).filter((column) => !WORKED_OUT[table]?.includes(column)), ...(UNJUDGED[table] ?? [])].join(', ');
    await client.query({ name: `load ${table}`, text: `insert into app.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::app.${table}, $1::jsonb)`,
      values: [asJson(table, rows, at - world.t)] });
    if (aside) await client.query(`alter table app.${table} enable trigger ${aside}`);
    // What a conflict ends, it ends now: before there is anything to end.
    if (table === 'conflict') await client.query('set constraints all immediate; set constraints all deferred');
  }
  if (!checked) await client.query('set local session_replication_role = origin');
}
