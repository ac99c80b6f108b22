import { list, OURS, rule, RUNTIME, type Rule } from '../rule.js';

const functions = `pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS}`;
const named = `n.nspname || '.' || p.proname as what`;

/** What each login may run, and nothing else; app.readers_* are the law read by row. */
const EXECUTABLE: Record<string, readonly string[]> = {
  app_rt: ['now', 'sealing', 'sealing_generation', 'actor', 'my_departement', 'my_person', 'my_dossiers', 'my_place_dossiers', 'place_marks', 'my_territoires', 'my_scope_dossiers', 'my_scope_departement', 'my_threads', 'my_syntheses', 'carry_convocations', 'my_items', 'my_journal_dossiers', 'my_journal_departement', 'my_followed_dossiers', 'child_candidates', 'index_words', 'my_word_dossiers', 'messages_with', 'wrapped_keys', 'wrapping_version', 'version_in_use', 'index_key', 'lock',
    'lock_threads', 'informed', 'enqueue', 'readers_*', 'my_function', 'my_corresponded_organisation', 'make_habilitation', 'end_habilitation', 'close_sessions', 'effect_of_ending', 'effect_of_granting', 'effect_of_closing', 'basis_shares', 'carry_participations', 'my_on_call', 'may_break', 'my_intake_departement', 'my_intakes', 'make_professionnel',
    'start_deadline', 'meet_deadline', 'resume_deadline', 'my_signalements', 'my_signatures', 'my_received', 'my_arrived', 'next_signalement', 'next_minutes', 'counts_of_year', 'openings', 'last_checkpoint', 'kept_hashes', 'standing_of_journal', 'witnesses_of_journal', 'who_knew_what', 'eliminated', 'my_tombstones', 'migration_count'],
  sign_in: ['now', 'read_session', 'open_session', 'end_session', 'see_sessions', 'change_hat', 'use_invitation', 'busy_of_feed'],
  trace: ['now', 'commit_traces', 'commit_receipts'],
  relay: ['now', 'readers_*', 'told_of_glass', 'told_of_synthese', 'told_of_answer', 'told_of_intake', 'told_of_retour', 'told_of_deadline', 'told_of_step', 'told_of_seance', 'told_of_silence', 'say_silence'],
  worker: ['now', 'lock', 'enqueue', 'mail_of', 'readers_*', 'told_of_glass', 'told_of_synthese', 'told_of_seance', 'told_of_intake', 'told_of_retour', 'invited', 'told_of_deadline', 'told_of_step', 'on_duty', 'receive_signalement', 'told_of_silence', 'proposed', 'silent_of_poll', 'silent_of_relecture', 'date_of_synthese', 'agendas_touched', 'action_of', 'zone_of', 'lapsed_agendas', 'address_of_agenda'],
  renew: ['renewing', 'basis_shares'],
  shred: ['eliminations_to_do', 'begin_elimination', 'holders_to_destroy', 'leaves_to_destroy', 'pieces_to_destroy', 'count_destroyed', 'finish_elimination', 'tombstone', 'eliminations_done'],
  jobs: ['enqueue'],
  sequencer: ['number_leaves', 'tree_state', 'kept_hashes', 'keep_checkpoint', 'exported_leaves', 'exported_checkpoints', 'beat_journal', 'say_silence', 'say_key', 'say_witness', 'journal_figures'],
};
const allowed = Object.entries(EXECUTABLE).flatMap(([login, names]) => names.map((n) => `('${login}', '${n}')`)).join(', ');

export const functionRules: readonly Rule[] = [
  rule('no function of ours is everybody’s', 'EXECUTE is given to PUBLIC unless it is taken back',
    `select ${named} from ${functions} and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0 and a.privilege_type = 'EXECUTE')`),
  rule('each login runs its own functions', 'a system actor is as narrow as the functions that it may call',
    `select r.rolname || ' runs ' || n.nspname || '.' || p.proname as what from pg_roles r, ${functions} and r.rolname in (${list(RUNTIME)})
       and has_function_privilege(r.oid, p.oid, 'EXECUTE')
       and not exists (select 1 from (values ${allowed}) e(login, name) where e.login = r.rolname and n.nspname = 'app' and p.proname ~ ('^' || replace(e.name, '*', '.*') || '$'))`),
  rule('every function has an empty search path', 'an object found first in another schema would run with the definer’s rights',
    `select ${named} from ${functions} and not coalesce(p.proconfig, '{}') @> array['search_path=""']`),
  rule('definers belong to the policies’ owner', 'a function runs with its owner’s rights: app_policy reads grants and bare ids, jobs adds jobs',
    `select ${named} from ${functions} and p.prosecdef and pg_get_userbyid(p.proowner) <> case when p.proname = 'enqueue' then 'jobs' else 'app_policy' end`),
  rule('definers build no statement from text', 'what is quoted wrongly once is executed with the definer’s rights',
    `select ${named} from ${functions} and p.prosecdef and p.prosrc ~* '\\mexecute\\M'`),
  rule('nobody declares a function leakproof', 'the planner would run it before the policy, on hidden rows',
    `select ${named} from ${functions} and p.proleakproof`),
  rule('functions are written in SQL or PL/pgSQL', 'an untrusted language reads files and opens sockets',
    `select ${named} from ${functions} and (select l.lanname from pg_language l where l.oid = p.prolang) not in ('sql', 'plpgsql')`),
  rule('what policies call is stable', 'a volatile function is run again for each row, and may write while it judges',
    `select distinct n.nspname || '.' || p.proname as what from ${functions} and p.provolatile = 'v'
       and exists (select 1 from pg_depend d where d.classid = 'pg_policy'::regclass and d.refclassid = 'pg_proc'::regclass and d.refobjid = p.oid)`),
];
