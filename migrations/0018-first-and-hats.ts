/**
 * The first habilitations of a département are made by hand, on the server; the memory keeps it. And one person may hold several habilitations: one acts in a
 * session. Changing hat opens another session and ends this one, whose sockets close. Before an habilitation is granted or ended, its administrator is shown how
 * many dossiers and exchanges that opens or closes: numbers and a digest, never which.
 */
export const up = `
do $$
declare said text;
begin
  select string_agg(distinct quote_literal(word), ', ') into said from (
    select m[1] as word from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') m
      where k.conrelid = 'app.event'::regclass and k.conname = 'event_type_check'
    union all select 'habilitation.bootstrapped') known;
  execute format('alter table app.event drop constraint event_type_check, add constraint event_type_check check (type in (%s))', said);
end $$;

create function app.change_hat(p_token_hash bytea, p_habilitation uuid, p_session_id uuid, p_new_hash bytea)
returns table (session_id uuid, actor uuid, person uuid, function text, departement smallint, epoch integer, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare s app.session;
begin
  -- One change at a time from a session; whoever comes second finds it ended.
  perform pg_advisory_xact_lock(hashtextextended('Session:' || encode(p_token_hash, 'hex'), 0));
  select * into s from app.session where token_hash = p_token_hash and ended_at > clock_timestamp() and app.session.expires_at > clock_timestamp(); -- real clock: a session's life
  if not found or not exists (select 1 from app.habilitation h where h.id = p_habilitation and h.professionnel_id = s.professionnel_id) then return; end if;
  insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, opened_at, expires_at)
    values (p_session_id, s.professionnel_id, p_habilitation, p_new_hash, s.carrier, s.acr, clock_timestamp(), s.expires_at); -- real clock: a session's life
  -- The other hat must be in force: read_session alone says so.
  if exists (select 1 from app.read_session(p_new_hash)) then
    perform app.end_session(p_token_hash);
    return query select * from app.read_session(p_new_hash);
  else
    update app.session set ended_at = clock_timestamp() where id = p_session_id; -- real clock: a session's life
  end if;
end $$;
-- The dossiers of a perimeter, for a function that knows them by itself.
create function app.perimeter_of(p_function text, p_departement smallint, p_territoires uuid[]) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct t.dossier_id from app.dossier_territoire t
  where p_function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION') and t.departement = p_departement and t.territoire_id = any (p_territoires)
    and tstzrange(t.valid_from, t.valid_to) @> app.now()
$$;
-- What ending an habilitation would close.
create function app.effect_of_ending(p_habilitation uuid) returns table (dossiers integer, threads integer, digest text) language sql stable security definer set search_path = '' as $$
  with h as (select * from app.habilitation where id = p_habilitation and departement = app.my_departement() and app.my_function() = 'ADMINISTRATEUR_DEPARTEMENT'),
  d as (select k.dossier_id as id from h join app.admission_kind k on k.habilitation_id = h.id and k.departement = h.departement where tstzrange(k.valid_from, k.valid_to) @> app.now()
    union select app.perimeter_of(h.function, h.departement, array(select t.territoire_id from app.habilitation_territoire t where t.habilitation_id = h.id)) from h),
  x as (select distinct p.thread_id as id from h join app.participation p on p.habilitation_id = h.id and p.departement = h.departement where tstzrange(p.valid_from, p.valid_to) @> app.now())
  select (select count(*) from d)::integer, (select count(*) from x)::integer,
    encode(sha256(convert_to('ending ' || h.id || ' ' || coalesce((select string_agg(a.id::text, ' ' order by a.id) from (select id from d union all select id from x) a), ''), 'UTF8')), 'hex') from h
$$;
-- What granting a proposal would open: an exchange is never open by an habilitation alone.
create function app.effect_of_granting(p_proposal uuid) returns table (dossiers integer, threads integer, digest text) language sql stable security definer set search_path = '' as $$
  with p as (select * from app.habilitation_proposal where id = p_proposal and departement = app.my_departement() and app.my_function() = 'ADMINISTRATEUR_DEPARTEMENT'),
  d as (select app.perimeter_of(p.function, p.departement, array(select t.id from app.territoire t where t.departement = p.departement and (p.whole_departement or t.id = p.territoire_id))) as id from p)
  select (select count(*) from d)::integer, 0, encode(sha256(convert_to('granting ' || p.id || ' ' || coalesce((select string_agg(d.id::text, ' ' order by d.id) from d), ''), 'UTF8')), 'hex') from p
$$;
do $$
declare f regprocedure;
begin
  foreach f in array array['app.perimeter_of(text, smallint, uuid[])', 'app.effect_of_ending(uuid)', 'app.effect_of_granting(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.effect_of_ending(uuid), app.effect_of_granting(uuid) to app_rt;
alter function app.change_hat(bytea, uuid, uuid, bytea) owner to app_policy;
revoke execute on function app.change_hat(bytea, uuid, uuid, bytea) from public;
grant execute on function app.change_hat(bytea, uuid, uuid, bytea) to sign_in;
`;
