/**
 * A session that nobody uses closes: when it was last seen is kept to the minute, written for many at once and beside the reads, never in them. It remembers when its person was proved by the provider, which changing hat does not do again.
 * Whoever administers the habilitations of a département closes the sessions of a person and leaves the right: a lost telephone is no reason to end an habilitation.
 */
export const up = `
-- Those that are open already are judged from now on, and must be proved again before they close others.
alter table app.session add column seen_at timestamptz(3) not null default clock_timestamp(), -- real clock: a session's life
  add column idle_minutes smallint check (idle_minutes between 1 and 1440),
  add column proved_at timestamptz(3) not null default '-infinity';
alter table app.session alter column proved_at set default clock_timestamp(); -- real clock: a session's life
grant update (seen_at) on app.session to app_policy;

create or replace function app.read_session(p_token_hash bytea) returns table (session_id uuid, actor uuid, person uuid, function text, departement smallint, epoch integer, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select s.id, h.id, h.professionnel_id, h.function, h.departement, h.epoch, s.expires_at
  from app.session s join app.habilitation h on h.id = s.habilitation_id
  where s.token_hash = p_token_hash and s.ended_at > clock_timestamp() and s.expires_at > clock_timestamp() -- real clock: a session's life
    and (s.idle_minutes is null or s.seen_at + make_interval(mins => s.idle_minutes) > clock_timestamp()) -- real clock: a session's life
    and h.valid_from <= app.now() and app.now() < h.valid_to
$$;

-- Of many at once. What has closed stays closed, whoever asks.
create function app.see_sessions(p_token_hashes bytea[]) returns void language sql volatile security definer set search_path = '' as $$
  update app.session s set seen_at = clock_timestamp() -- real clock: a session's life
    where s.token_hash = any (p_token_hashes) and s.ended_at > clock_timestamp() -- real clock: a session's life
      and (s.idle_minutes is null or s.seen_at + make_interval(mins => s.idle_minutes) > clock_timestamp()) -- real clock: a session's life
$$;

drop function app.open_session(uuid, text, text, text, bytea, text, integer);
create function app.open_session(p_session_id uuid, p_issuer text, p_subject text, p_acr text, p_token_hash bytea, p_carrier text, p_hours integer, p_idle_minutes integer default null)
returns table (session_id uuid, actor uuid, person uuid, function text, departement smallint, epoch integer, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid;
  v_actor uuid;
begin
  select p.id into v_person from app.professionnel p where p.issuer = p_issuer and p.subject = p_subject;
  select h.id into v_actor from app.habilitation h
    where h.professionnel_id = v_person and h.valid_from <= app.now() and app.now() < h.valid_to order by h.valid_from desc, h.id limit 1;
  if v_actor is null then return; end if;
  insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, opened_at, expires_at, idle_minutes)
    values (p_session_id, v_person, v_actor, p_token_hash, p_carrier, p_acr, clock_timestamp(), clock_timestamp() + make_interval(hours => p_hours), p_idle_minutes); -- real clock: a session's life
  return query select * from app.read_session(p_token_hash);
end $$;

create or replace function app.change_hat(p_token_hash bytea, p_habilitation uuid, p_session_id uuid, p_new_hash bytea)
returns table (session_id uuid, actor uuid, person uuid, function text, departement smallint, epoch integer, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare s app.session;
begin
  -- One change at a time from a session; whoever comes second finds it ended.
  perform pg_advisory_xact_lock(hashtextextended('Session:' || encode(p_token_hash, 'hex'), 0));
  select * into s from app.session where token_hash = p_token_hash and ended_at > clock_timestamp() and app.session.expires_at > clock_timestamp() -- real clock: a session's life
    and (idle_minutes is null or seen_at + make_interval(mins => idle_minutes) > clock_timestamp()); -- real clock: a session's life
  if not found or not exists (select 1 from app.habilitation h where h.id = p_habilitation and h.professionnel_id = s.professionnel_id) then return; end if;
  insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, opened_at, expires_at, idle_minutes, proved_at)
    values (p_session_id, s.professionnel_id, p_habilitation, p_new_hash, s.carrier, s.acr, clock_timestamp(), s.expires_at, s.idle_minutes, s.proved_at); -- real clock: a session's life
  -- The other hat must be in force: read_session alone says so.
  if exists (select 1 from app.read_session(p_new_hash)) then
    perform app.end_session(p_token_hash);
    return query select * from app.read_session(p_new_hash);
  else
    update app.session set ended_at = clock_timestamp() where id = p_session_id; -- real clock: a session's life
  end if;
end $$;

-- All of the person's, under whatever hat: from one, another is put on. Told in the name of whoever closes them; nothing is taken from the habilitations.
create function app.close_sessions(p_habilitation uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
declare v_person uuid;
begin
  select h.professionnel_id into v_person from app.habilitation h
    where h.id = p_habilitation and h.departement = app.my_departement() and app.my_function() = 'ADMINISTRATEUR_DEPARTEMENT';
  if v_person is null then return; end if;
  insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, habilitation_id)
    select gen_random_uuid(), app.now(), 'session.ended', h.departement, app.actor(), 'Session', s.id, h.id
    from app.session s join app.habilitation h on h.id = s.habilitation_id
    where s.professionnel_id = v_person and s.ended_at > clock_timestamp() and s.expires_at > clock_timestamp(); -- real clock: a session's life
  update app.session set ended_at = clock_timestamp() where professionnel_id = v_person and ended_at > clock_timestamp() and expires_at > clock_timestamp(); -- real clock: a session's life
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.see_sessions(bytea[])', 'app.close_sessions(uuid)', 'app.open_session(uuid, text, text, text, bytea, text, integer, integer)']::regprocedure[] loop
    execute format('revoke execute on function %s from public', f);
    execute format('alter function %s owner to app_policy', f);
  end loop;
end $$;
grant execute on function app.see_sessions(bytea[]), app.open_session(uuid, text, text, text, bytea, text, integer, integer) to sign_in;
grant execute on function app.close_sessions(uuid) to app_rt;
`;
