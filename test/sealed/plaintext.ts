/**
 * What may stand in clear in the database: ids, instants, numbers, states from a list. Everything else is sealed, save the work directory. A new column is in
 * neither list, and fails until somebody has said why it tells nothing of a child.
 */
import type pg from 'pg';

/** Work identity and the names of institutions: in clear on purpose. */
const DIRECTORY = ['territoire', 'organisation', 'professionnel', 'habilitation', 'habilitation_territoire', 'session', 'service', 'substitution', 'convention', 'astreinte', 'delegation', 'ressort', 'permanence', 'passation', 'inscription', 'invitation', 'habilitation_review', 'habilitation_proposal', 'habilitation_validation', 'habilitation_grant'];
/** Bytes that are neither sealed nor somebody's words: hashes, truncated tokens, wrapped keys, the padded key of contexts. */
const BYTES = ['leaf.commitment', 'leaf.hash', 'leaf_salt.salt', 'checkpoint.root', 'checkpoint.kept', 'checkpoint.note', 'tree_node.hash', 'child_index.token', 'context_key.inner_pad', 'context_key.outer_pad', 'data_key.wrapped', 'index_key.wrapped', 'message.readers_digest', 'message.request_hash', 'agenda_feed.token_hash', 'signalement_seal.sha256', 'signalement_seal.signature', 'signalement_seal.key_id', 'minute_line.commitment', 'minutes.hash'];
const SEALED = ['observation.body', 'observation_answer.words', 'family_step.reason', 'admission.necessity', 'admission.evaluator_exception', 'admission_proposal.evaluator_exception', 'admission_proposal.necessity', 'admission_decision.reason', 'child_lookup.query', 'conflict.reason', 'conflict_lift.reason', 'justification.body', 'convocation_answer.reason', 'synthese_date.place', 'synthese_date.reason', 'draft.body', 'ebauche.body', 'deadline_shortening.reason', 'enfant.birth_date', 'enfant.given_names', 'enfant.surname', 'entry.body', 'element_recueilli.body', 'glass_review.finding', 'informant.identity', 'informant.lives_with_child', 'informant.reach_by', 'information_des_parents.announced', 'information_des_parents.person', 'minute_draft.body', 'minute_line.body', 'minute_line.indicator', 'action_step.reason', 'minute_line.salt', 'pen_step.reason', 'mineur_concerne.birth_date', 'mineur_concerne.birth_place', 'mineur_concerne.given_names', 'mineur_concerne.sex', 'mineur_concerne.surname', 'mineur_concerne.whereabouts', 'qualification.reason', 'second_regard.finding', 'message.body', 'lien.quality', 'personne.given_names', 'personne.surname', 'prior_information.announced', 'prior_information.language',
  'prior_information.person', 'revision.body', 'piece.name', 'contribution.body', 'contribution.appraisal', 'contribution.trend', 'rencontre.meeting', 'rencontre.account',
  'rapport_evaluation.conclusion', 'rapport_evaluation.limbs', 'rapport_evaluation.proposal', 'rapport_evaluation.analysis', 'rapport_evaluation.method', 'avis_titulaire.person', 'avis_titulaire.announced', 'suite_donnee.ground', 'suite_donnee.reason', 'retour.sentence', 'retour_refuse.refusal', 'retour_refuse.motive', 'share.necessity', 'signalement_letter.letter', 'signalement_seal.pdf', 'signalement_step.body', 'thread.motive', 'thread.subject'];
/** Numbers and instants, each looked at: none counts, dates or measures anything of a child. No birth year, no age, no length of a text. */
const CLEAR: Record<string, readonly string[]> = {
  smallint: ['word_index.departement', 'leaf.departement', 'tree_node.level', 'observation.departement', 'observation_answer.departement', 'relecture.departement', 'family_step.departement', 'synthese.departement', 'synthese_date.departement', 'synthese_date.sequence', 'synthese_point.departement', 'synthese_point.position', 'synthese_point.part', 'synthese_point.minutes', 'convocation.departement', 'access.departement', 'access.kinds', 'admission.departement', 'admission_kind.departement', 'referent.departement', 'admission_proposal.departement', 'admission_proposal.kinds', 'admission_decision.departement', 'child_index.departement', 'conflict.departement', 'conflict_lift.departement', 'justification.departement', 'dossier_move.departement', 'child_lookup.departement', 'data_key.departement', 'index_key.departement',
    'deadline.departement', 'deadline_shortening.departement', 'dossier.departement', 'dossier_link.departement', 'dossier_territoire.departement', 'draft.departement', 'ebauche.departement', 'enfant.departement', 'entry.departement', 'event.departement', 'glass_review.departement', 'message.departement', 'mention.departement',
    'lien.departement', 'personne.departement', 'prior_validation.departement', 'participation.departement', 'prior_information.departement', 'reading_position.departement', 'receipt.departement', 'revision.departement', 'piece.departement', 'revision.version', 'share.departement', 'thread.departement',
    'thread_dossier.departement', 'poll.departement', 'poll_slot.departement', 'poll_vote.departement', 'poll_vote.rank', 'convocation_answer.departement', 'convocation_answer.rank', 'convocation_answer.sequence', 'agenda_feed.departement', 'agenda_message.departement', 'agenda_message.attempts', 'agenda_message.sequence', 'notice.departement', 'notice.attempts', 'notice_preference.departement', 'notice_preference.quiet_from', 'notice_preference.quiet_to', 'mail_failure.departement',
    'avis_titulaire.departement', 'suite_donnee.departement', 'demande_retour.departement', 'retour.departement', 'retour_refuse.departement', 'cloture.departement',
    'evaluation.departement', 'contribution.departement', 'rencontre.departement', 'rapport_evaluation.departement', 'signalement.departement', 'signalement_letter.departement', 'signalement_letter.version', 'signalement_dossier.departement', 'signalement_seal.departement', 'signalement_step.departement', 'signalement_seal.version', 'signalement_seal.year', 'seance_step.departement', 'minutes.departement', 'minutes.year', 'seance_step.sequence', 'pen_step.departement', 'pen_step.sequence', 'presence.departement', 'minute_line.departement', 'action_item.departement', 'action_step.departement', 'action_step.sequence', 'minute_draft.departement', 'signalement_counter.departement', 'signalement_counter.year',
    'information_preoccupante.departement', 'information_preoccupante.year', 'mineur_concerne.departement', 'information_des_parents.departement', 'element_recueilli.departement', 'informant.departement', 'accuse_reception.departement', 'accuse_reception.year', 'attachment.departement', 'qualification.departement', 'qualification.forwarded_to', 'second_regard.departement',
    'intake_counter.departement', 'intake_counter.year'],
  integer: ['agenda_message.asked', 'rapport_evaluation.version', 'signalement_seal.rank', 'signalement_counter.last', 'information_preoccupante.rank', 'accuse_reception.rank', 'intake_counter.last', 'access.highest_seq', 'access.shown', 'access.withheld', 'data_key.kek_version', 'index_key.kek_version', 'kek_in_use.version', 'event.seq', 'message.seq', 'minute_line.seq', 'minutes.rank', 'minutes.lines', 'message.in_reply_to', 'mention.seq', 'participation.from_seq', 'reading_position.seq', 'receipt.seq', 'revision.seq', 'piece.seq', 'piece.size', 'thread.revisions', 'thread.seq'],
  bigint: ['clock.offset_ms', 'leaf.idx', 'checkpoint.size', 'tree_node.idx'],
  xid8: ['event.xid', 'leaf.xid'],
  boolean: ['family_step.accompanied', 'convocation.required', 'information_preoccupante.grave_danger', 'qualification.urgent', 'second_regard.agrees', 'clock.one', 'context_key.one', 'kek_in_use.one'],
  'bytea[]': ['word_index.tokens'],
  'timestamp(3) with time zone': ['leaf.at', 'checkpoint.at', 'seance_step.observe_until', 'seance_step.remind_at', 'seance_step.reminded_at', 'observation.written_at', 'observation_answer.at', 'relecture.at', 'family_step.informed_at', 'family_step.written_at', 'synthese.convened_at', 'synthese_date.starts_at', 'synthese_date.ends_at', 'synthese_date.recorded_at', 'convocation.valid_from', 'convocation.valid_to', 'access.at', 'admission.granted_at', 'admission.valid_from', 'admission.valid_to', 'admission_kind.valid_from', 'admission_kind.valid_to', 'referent.named_at', 'referent.valid_from', 'referent.valid_to', 'admission_proposal.wanted_from', 'admission_proposal.wanted_to', 'admission_proposal.proposed_at', 'admission_decision.decided_at', 'child_lookup.asked_at', 'conflict.declared_at', 'conflict_lift.lifted_at', 'dossier_move.moved_at',
    'dossier.opened_at', 'dossier_territoire.valid_from', 'justification.accessed_at', 'justification.written_at', 'dossier_link.valid_from', 'dossier_link.valid_to', 'draft.saved_at', 'ebauche.saved_at', 'dossier_territoire.valid_to', 'enfant.written_at', 'entry.written_at', 'event.at', 'glass_review.reviewed_at', 'lien.valid_from', 'lien.valid_to', 'lien.written_at', 'personne.written_at', 'prior_information.review_at', 'prior_validation.written_at', 'message.sent_at', 'seance_step.at', 'minutes.validated_at', 'pen_step.at', 'presence.at', 'presence.recorded_at', 'minute_line.written_at', 'minute_line.due_at', 'action_item.due_at', 'action_item.reminded_at', 'action_item.due_told_at', 'action_item.overdue_told_at', 'action_step.at', 'action_step.due_at', 'minute_draft.saved_at', 'mention.sent_at', 'mention.due_at', 'mention.given_at', 'participation.valid_from',
    'participation.valid_to', 'prior_information.informed_at', 'prior_information.written_at', 'receipt.at', 'revision.revised_at', 'piece.added_at', 'share.valid_from', 'share.valid_to', 'thread.opened_at',
    'deadline.started_at', 'deadline.counted_from', 'deadline.legal_at', 'deadline.due_at', 'deadline.remind_at', 'deadline.met_at', 'deadline.reminded_at', 'deadline.alarmed_at', 'deadline_shortening.due_at', 'deadline_shortening.remind_at', 'deadline_shortening.decided_at', 'heartbeat.at', 'heartbeat.silent_at',
    'poll.opened_at', 'poll.deadline_at', 'poll.remind_at', 'poll.reminded_at', 'poll.closed_at', 'poll_slot.starts_at', 'poll_slot.ends_at', 'poll_vote.voted_at', 'convocation_answer.answered_at', 'agenda_feed.made_at', 'agenda_feed.revoked_at', 'agenda_message.due_at', 'agenda_message.starts_at', 'agenda_message.ends_at',
    'notice.queued_at', 'notice.due_at', 'notice_preference.set_at', 'mail_failure.opened_at', 'mail_failure.settled_at',
    'avis_titulaire.written_at', 'avis_titulaire.informed_at', 'suite_donnee.decided_at', 'demande_retour.asked_at', 'demande_retour.written_at', 'retour.given_at', 'retour_refuse.written_at', 'cloture.closed_at', 'signalement.drafted_at', 'signalement_letter.written_at', 'signalement_dossier.attached_at', 'signalement_seal.sealed_at', 'signalement_step.at', 'signalement_step.dated',
    'evaluation.opened_at', 'contribution.written_at', 'rencontre.written_at', 'rencontre.met_at', 'rapport_evaluation.written_at', 'information_preoccupante.received_at', 'information_preoccupante.recorded_at', 'mineur_concerne.written_at', 'information_des_parents.written_at', 'information_des_parents.informed_at', 'element_recueilli.written_at', 'informant.written_at', 'accuse_reception.received_at', 'accuse_reception.given_at', 'attachment.attached_at', 'qualification.written_at', 'second_regard.written_at'],
};
/** The longest word that a list may hold: a sentence in a CHECK would be free text. */
const WORD = 40;

/** Columns that nobody has allowed in clear, and sealed ones that are gone. */
export async function unexpected(db: pg.ClientBase): Promise<string[]> {
  const { rows } = await db.query<{ name: string; type: string; checks: string[] }>(
    `select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and c.relname <> all ($1)`, [DIRECTORY]);
  const found = rows.filter(({ name, type, checks }) => {
    if (type === 'uuid') return false;
    if (type === 'bytea') return !SEALED.includes(name) && !BYTES.includes(name);
    if (type === 'text') return !checks.some(isList);
    return !CLEAR[type]?.includes(name);
  }).map(({ name, type }) => `${name} ${type}`);
  const bytes = new Set(rows.filter((r) => r.type === 'bytea').map((r) => r.name));
  return [...found, ...SEALED.filter((name) => !bytes.has(name)).map((name) => `${name} is not sealed bytes`)].sort();
}

/** col = 'A', or col = any (array['A', 'B']): a list of words, nothing that a person types. */
function isList(check: string): boolean {
  const words = [...check.matchAll(/'([^']*)'::text/g)].map((m) => m[1]!);
  const shape = check.replace(/'[^']*'::text/g, '?').replace(/\s+/g, ' ');
  return words.length > 0 && words.every((w) => w.length <= WORD && /^[\w.-]+$/.test(w)) && /^CHECK \(\(\w+ = (\?|ANY \(ARRAY\[\?(, \?)*\]\))\)\)$/.test(shape);
}

export { SEALED };
