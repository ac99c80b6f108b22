/** What somebody who can run any SQL on a connection of app_rt would try, knowing the ids that they look for. */
import type { Story } from '../../apps/migrate/story/stage.js';

export const attacks = (story: Story, victim: string, foreign: string): readonly (readonly [what: string, sql: string])[] => [
  // Becoming somebody else.
  ['become the owner of the policies’ functions', 'set role app_policy; select * from app.participation'],
  ['become the owner', 'reset role; set session authorization default; select * from app.message'],
  ['become the superuser', 'set session authorization postgres; select * from app.message'],
  ['sign a context by hand', `select set_config('app.ctx', '${victim}.1.99999999999.' || repeat('0', 64), true); select * from app.dossier`],
  ['read the key of the contexts', 'select * from app.context_key'],
  ['read the statements of others, where contexts are', `select query from pg_stat_activity`],
  ['read them by the function behind', 'select * from pg_stat_get_activity(null)'],
  ['read them one by one', 'select pg_stat_get_backend_activity(b) from generate_series(1, 50) b'],
  ['leave the transaction and begin another', 'commit; begin; select * from app.message'],
  ['log in again as another', `create extension dblink`],

  // Around the policies.
  ['switch row security off', 'set row_security = off; select * from app.message'],
  ['switch it off on the table', 'alter table app.message disable row level security'],
  ['open a policy', 'create policy mine on app.message for select to app_rt using (true)'],
  ['take a grant', 'grant select on app.access to app_rt; select * from app.access'],
  ['drop a policy', 'drop policy departement on app.message'],
  ['make a leaky function', `create function app.f_leak(text) returns boolean language plpgsql cost 0.0000001 as 'begin raise notice ''%'', $1; return true; end'`],
  ['make it among temporary ones', `create function pg_temp.f_leak(text) returns boolean language plpgsql cost 0.0000001 as 'begin raise notice ''%'', $1; return true; end'`],
  ['make a temporary table', 'create temporary table t as select * from app.message'],
  ['make a view', 'create view app.v as select * from app.message'],
  ['make an operator', 'create operator public.<<< (leftarg = uuid, rightarg = uuid, function = pg_catalog.uuid_lt)'],
  ['shadow a name by the path', 'create schema pg; set search_path = pg, app'],
  ['run a block as oneself', `do $$ declare r record; begin for r in select * from app.message loop raise notice '%', r.id; end loop; end $$`],

  // Through what leaks.
  ['make the cast of a hidden id fail aloud', 'select 1 from app.message where id::text::integer = 1'],
  ['make a division fail on it', 'select 1 from app.dossier where 1 / (departement - departement) = 1'],
  ['read the planner’s statistics', `select * from pg_stats where schemaname = 'app'`],
  ['read the statistics themselves', 'select * from pg_statistic'],
  ['read the extended ones', 'select * from pg_stats_ext_exprs, pg_stats_ext'],
  ['have rows explained', 'explain (analyze, verbose) select * from app.message'],
  ['return what one deletes', 'delete from app.message returning *'],
  ['return what one updates', 'update app.thread set seq = seq returning *'],
  ['return what one ends', 'update app.admission set valid_to = valid_to returning *'],
  ['merge', `merge into app.thread t using app.message m on t.id = m.thread_id when matched then update set seq = t.seq`],
  ['lock rows to count them', 'select * from app.message for share'],
  ['empty a table', 'truncate app.receipt'],
  ['copy a table out', 'copy app.message to stdout'],
  ['scan backwards with a cursor', 'declare c cursor for select * from app.message; fetch all from c'],
  ['sample pages', 'select * from app.message tablesample system (100)'],
  ['look at tuples by place', `select * from app.message where ctid = '(0,1)'`],
  ['look at them through a join with what may be read', 'select m.* from app.habilitation h left join app.message m on m.author_id = h.id'],
  ['prepare for later', 'prepare p as select * from app.message; execute p'],

  // Through our own functions.
  ['ask who reads a thread', `select * from app.readers_thread_notice('${story.thread}', 99::smallint, null, '${story.noe}', null, null, null, null, 1)`],
  ['ask who reads a message', `select * from app.readers_message_notice('${story.messages[0]!}', 99::smallint, '${story.thread}', '${story.noe}', 'FAM', 'FULL', 'OTHER', '${victim}', 1)`],
  ['ask who reads of a child', `select * from app.readers_enfant_read('${story.noe}', 99::smallint, null, '${story.noe}', 'IDE', 'FULL', 'OTHER', '${victim}', null)`],
  ['ask for every candidate child', `select * from app.child_candidates(array(select decode(lpad(to_hex(n), 4, '0'), 'hex') from generate_series(0, 4095) n))`],
  ['ask for every key', 'select * from app.wrapped_keys(array(select holder_id from app.data_key))'],
  ['list the keys', 'select holder_id from app.data_key'],
  ['ask where an id belongs', `select app.dossier_of('Message', '${story.messages[0]!}')`],
  ['write a trace in another’s name', `select app.commit_traces('[]', '[]')`],
  ['open a session', `select * from app.open_session(gen_random_uuid(), 'i', 's', 'eidas2', sha256('x'), 'CLIENT', 10)`],
  ['come by somebody’s link', `select app.use_invitation(sha256('x'), 'i', 's', 'x@y')`],
  ['ask where an invitation goes', 'select * from app.invited(gen_random_uuid())'],
  ['add a job by hand', `select graphile_worker.add_job('consequence', '{}')`],
  ['read the jobs', 'select * from graphile_worker.jobs'],

  // Writing what would open a right.
  ['admit oneself', `insert into app.admission_kind select gen_random_uuid(), '${foreign}', '${story.noe}', 99, 'FAM', 'NONE', now(), now() + interval '1 day'`],
  ['take part in a thread', `insert into app.participation values (gen_random_uuid(), 99, '${story.thread}', '${story.noe}', '${foreign}', 'FUNCTION', null, 1, now(), 'infinity')`],
  ['share a message with oneself', `insert into app.share (id, departement, item_id, item_type, dossier_id, kind, detail, habilitation_id, reader_function, legal_basis, necessity, granted_by, sender_function, valid_from, valid_to)
    select gen_random_uuid(), 99, '${story.messages[0]!}', 'Message', '${story.noe}', 'FAM', 'FULL', '${foreign}', r.function, 'CASF_226_2_2', '', '${victim}', s.function, now(), now() + interval '1 day' from app.habilitation r, app.habilitation s where r.id = '${foreign}' and s.id = '${victim}'`],
  ['change one’s function', `update app.habilitation set function = 'RESPONSABLE_CRIP'`],
  ['take a territory', `insert into app.habilitation_territoire select '${foreign}', id, 99 from app.territoire`],
  ['move the clock', 'update app.clock set offset_ms = -100000000'],

  // Out of the database.
  ['run a program', `copy (select 1) to program 'id'`],
  ['read a file', `select pg_read_file('postgresql.conf')`],
  ['read a file as a large object', `select lo_import('/etc/passwd')`],
  ['list the folder', 'select * from pg_ls_waldir()'],
  ['read settings that name files', `select * from pg_file_settings`],
  ['read pages', 'create extension pageinspect'],
  ['decode the log of writes', `select * from pg_create_logical_replication_slot('x', 'test_decoding')`],
];
