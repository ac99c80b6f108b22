import { SEALED } from '../../sealed/plaintext.js';
import { GRANTS, KNOWN, list, rule, WHO, type Rule } from '../rule.js';

/** The only columns that anybody but the owner changes. Content is never updated; rights end and epochs move. */
const UPDATES = [
  'app_rt admission.valid_to', 'app_rt lien.valid_to', 'app_rt lieu_protege.valid_to', 'app_rt dossier_link.valid_to', 'app_rt astreinte.valid_to', 'app_rt delegation.valid_to', 'app_rt permanence.valid_to', 'app_rt referent.valid_to', 'app_policy referent.valid_to', 'app_policy dossier_territoire.valid_to', 'app_policy admission.valid_to', 'app_policy share.valid_to', 'app_rt share.valid_to', 'app_rt reading_position.seq', 'app_policy word_index.tokens', 'app_rt mention.reply', 'app_rt mention.given_at', 'app_rt draft.saved_at', 'app_rt draft.body', 'app_rt ebauche.saved_at', 'app_rt ebauche.body', 'app_rt minute_draft.saved_at', 'app_rt minute_draft.body', 'app_rt session.ended_at', 'app_rt thread.seq', 'app_policy thread.revisions',
  'app_rt information_preoccupante.state', 'app_policy accuse_reception.stage', 'app_policy information_preoccupante.state', 'app_policy intake_counter.last', 'app_policy admission_kind.valid_to', 'app_policy habilitation.epoch', 'app_policy habilitation.valid_to', 'app_policy participation.valid_to', 'app_policy convocation.valid_to', 'app_rt convocation.valid_to', 'app_rt poll.closed_at', 'app_rt poll.slot_id', 'app_rt poll.reminded_at', 'worker poll.reminded_at', 'app_rt agenda_feed.revoked_at', ...['line_id', 'state', 'due_at', 'owner_id', 'reminded_at', 'due_told_at', 'overdue_told_at'].map((column) => `app_policy action_item.${column}`), ...['reminded_at', 'due_told_at', 'overdue_told_at'].map((column) => `worker action_item.${column}`), 'worker seance_step.reminded_at', ...['asked', 'state', 'attempts', 'due_at', 'method', 'sequence', 'starts_at', 'ends_at'].map((column) => `worker agenda_message.${column}`), 'app_policy professionnel.issuer', 'app_policy professionnel.subject',
  'app_policy session.ended_at', 'app_policy session.seen_at', 'app_policy dossier.state', 'app_policy elimination.done_at', 'app_policy elimination.keys', 'app_policy elimination.salts', 'app_policy elimination.tokens', 'app_policy elimination.pieces', 'app_policy elimination.kek_version', 'app_policy elimination.journal_size', 'app_policy elimination.journal_root', 'worker conservation_step.first_told_at', 'worker conservation_step.last_told_at', 'app_policy signalement_counter.last',
  'app_policy deadline.state', 'app_policy deadline.met_at', 'app_policy deadline.met_by', 'app_policy deadline.due_at', 'app_policy deadline.remind_at', 'app_policy deadline.reminded_at', 'worker deadline.reminded_at', 'worker deadline.alarmed_at',
  ...SEALED.map((column) => `renew ${column}`), 'renew data_key.wrapped', 'renew data_key.kek_version', 'renew data_key.generation', 'renew data_key.renewed_at', 'renew word_index.tokens', 'renew lieu_protege.marks',
  'rewrap data_key.wrapped', 'rewrap data_key.kek_version', 'rewrap index_key.wrapped', 'rewrap index_key.kek_version', 'rewrap kek_in_use.version',
  'worker heartbeat.at', 'worker heartbeat.silent_at', 'app_policy heartbeat.at', 'app_policy heartbeat.silent_at', 'app_policy leaf.idx', ...['size', 'taken_at', 'looked_at', 'state'].map((column) => `app_policy witness.${column}`),
  'worker child_lookup.state', 'worker notice.state', 'worker notice.attempts', 'worker notice.due_at', 'worker mail_failure.settled_at',
  'app_rt invitation.revoked_at', 'app_policy invitation.used_at', 'worker invitation.mail_state', 'worker invitation.mail_attempts', 'worker invitation.mail_due_at',
];
/** The only sealed or secret columns that somebody other than app_rt reads. */
const SECRETS = [
  'app_policy context_key.inner_pad', 'app_policy context_key.outer_pad', 'app_policy session.token_hash', 'app_policy invitation.token_hash', 'app_policy agenda_feed.token_hash', 'app_policy child_index.token', 'app_policy word_index.tokens', 'app_policy lieu_protege.marks', 'indexer message.body', 'indexer revision.body', 'indexer piece.name', 'indexer piece.words', 'indexer data_key.wrapped', 'app_policy data_key.wrapped', 'app_policy index_key.wrapped', 'rewrap data_key.wrapped', 'rewrap index_key.wrapped', 'worker index_key.wrapped',
  'app_policy elimination.journal_root', 'app_policy leaf.commitment', 'app_policy leaf.hash', 'app_policy leaf_salt.salt', 'app_policy checkpoint.root', 'app_policy checkpoint.kept', 'app_policy checkpoint.note', 'app_policy tree_node.hash', 'app_policy journal_key.name', 'app_policy journal_key.line',
  ...SEALED.map((column) => `renew ${column}`), 'renew data_key.wrapped',
  'worker child_lookup.query', 'worker child_index.token', 'worker data_key.wrapped', 'worker enfant.given_names', 'worker enfant.surname', 'worker enfant.birth_date',
];
const others = `g.grantee <> g.owner`;
const where = `${WHO} || ' ' || g.privilege || ' on ' || g.place || coalesce('.' || g.col, '') as what`;

export const grantRules: readonly Rule[] = [
  rule('nothing is granted to everybody', 'PUBLIC is whoever comes next', `select ${where} from ${GRANTS} g where g.grantee = 0`),
  rule('grants go to known roles', 'a login made by hand for an hour stays for years',
    `select ${where} from ${GRANTS} g where ${others} and g.grantee <> 0 and pg_get_userbyid(g.grantee) not in (${list(KNOWN)})`),
  rule('no grant may be passed on', 'the holder would choose who reads', `select ${where} from ${GRANTS} g where ${others} and g.grantable
     union all select 'default privileges of ' || pg_get_userbyid(defaclrole) from pg_default_acl`),
  rule('nothing is deleted', 'nothing is edited or deleted silently; a deletion is a migration’s, or that of keys at the end of a term', `select ${where} from ${GRANTS} g where ${others} and g.privilege = 'DELETE'
       and ${WHO} || ' ' || g.place not in ('shred app.data_key', 'shred app.leaf_salt', 'shred app.child_index')`),
  rule('row security is not stepped around', 'TRUNCATE and REFERENCES ignore policies; a trigger runs as whoever writes',
    `select ${where} from ${GRANTS} g where ${others} and g.privilege in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')`),
  rule('only the listed columns change', 'what judges (dossier, département, kind, author) is never updated',
    `select ${where} from ${GRANTS} g where ${others} and g.privilege = 'UPDATE'
       and (g.col is null or ${WHO} || ' ' || replace(g.place, 'app.', '') || '.' || g.col not in (${list(UPDATES)}))`),
  rule('system logins read no content', 'relay, traces and sign-in see ids; only the worker opens what it must compare, and the indexer what no index speaks of yet',
    `select r.rolname || ' reads ' || c.relname || '.' || a.attname as what from pg_roles r, pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped and a.atttypid in ('bytea'::regtype, 'bytea[]'::regtype)
       and r.rolname in (${list(KNOWN)}) and r.rolname <> 'app_rt' and has_column_privilege(r.oid, c.oid, a.attnum, 'SELECT')
       and r.rolname || ' ' || c.relname || '.' || a.attname not in (${list(SECRETS)})`),
  rule('of the memory and the traces, people read the journal alone', 'a journal says who, when and of what kind; the ids of what was opened would make of it a list of what exists out of reach',
    `select 'app_rt reads ' || c.relname || '.' || a.attname as what from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'app'::regnamespace and c.relname in ('access', 'event') and a.attname in ('subject_id', 'thread_id', 'operation', 'highest_seq', 'seq', 'xid') and has_column_privilege('app_rt', c.oid, a.attnum, 'SELECT')`),
  rule('people never read the keys of the context', 'whoever reads the pads signs as anybody; the holders of keys are every dossier there is',
    `select 'app_rt reads ' || t as what from unnest(array['context_key', 'child_index', 'word_index', 'child_lookup', 'data_key', 'index_key', 'kek_in_use', 'consequence', 'notice']) t where has_any_column_privilege('app_rt', 'app.' || t, 'SELECT')`),
  rule('nobody sees the statements of others', 'a signed context is in the text of the statement that sets it: read there, it would make somebody else of an injected statement',
    `select r.rolname || ' runs ' || f::text as what from pg_roles r, unnest(array['pg_stat_get_activity(integer)', 'pg_stat_get_backend_activity(integer)']::regprocedure[]) f
     where r.rolname in (${list(KNOWN)}) and has_function_privilege(r.oid, f, 'EXECUTE')`),
];
