/**
 * System actors, each with its own login and narrow lines: sign_in, trace and relay see ids, never content; the worker its own lines.
 * Last, what app_rt may do at all.
 */
export const up = `
-- sign_in: our session, opened once the provider has proved who it is. The e-mail is a hint for the first time only; then (issuer, subject).
create policy signs_in on app.session for insert to app_policy with check (true);
create policy signs_out on app.session for update to app_policy using (true) with check (true);
create policy links on app.professionnel for update to app_policy using (issuer is null) with check (true);
grant insert, update (ended_at) on app.session to app_policy;
grant update (issuer, subject) on app.professionnel to app_policy;
-- Signing out is an event too: every node closes its sockets.
create policy signs_out on app.event for insert to app_policy with check (type = 'session.ended');
grant insert on app.event to app_policy;

create function app.read_session(p_token_hash bytea) returns table (session_id uuid, actor uuid, person uuid, function text, departement smallint, epoch integer, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select s.id, h.id, h.professionnel_id, h.function, h.departement, h.epoch, s.expires_at
  from app.session s join app.habilitation h on h.id = s.habilitation_id
  where s.token_hash = p_token_hash and s.ended_at > clock_timestamp() and s.expires_at > clock_timestamp()
    and h.valid_from <= app.now() and app.now() < h.valid_to
$$;

create function app.open_session(p_session_id uuid, p_issuer text, p_subject text, p_email text, p_acr text, p_token_hash bytea, p_carrier text, p_hours integer)
returns table (session_id uuid, actor uuid, person uuid, function text, departement smallint, epoch integer, expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_person uuid;
  v_actor uuid;
begin
  select p.id into v_person from app.professionnel p where p.issuer = p_issuer and p.subject = p_subject;
  if v_person is null then
    update app.professionnel p set issuer = p_issuer, subject = p_subject where p.email = lower(p_email) and p.issuer is null returning p.id into v_person;
    -- Two first sign-ins at once: the other has just linked the account.
    if v_person is null then select p.id into v_person from app.professionnel p where p.issuer = p_issuer and p.subject = p_subject; end if;
  end if;
  select h.id into v_actor from app.habilitation h
    where h.professionnel_id = v_person and h.valid_from <= app.now() and app.now() < h.valid_to order by h.valid_from desc, h.id limit 1;
  if v_actor is null then return; end if;
  insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, opened_at, expires_at)
    values (p_session_id, v_person, v_actor, p_token_hash, p_carrier, p_acr, clock_timestamp(), clock_timestamp() + make_interval(hours => p_hours));
  return query select * from app.read_session(p_token_hash);
end $$;

create function app.end_session(p_token_hash bytea) returns void language sql volatile security definer set search_path = '' as $$
  insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, habilitation_id)
    select gen_random_uuid(), app.now(), 'session.ended', h.departement, h.id, 'Session', s.id, h.id
    from app.session s join app.habilitation h on h.id = s.habilitation_id where s.token_hash = p_token_hash and s.ended_at > clock_timestamp(); -- real clock: a session's life
  update app.session set ended_at = clock_timestamp() where token_hash = p_token_hash and ended_at > clock_timestamp() -- real clock: a session's life
$$;

-- trace: what was read or refused, committed before the answer leaves; says which of the actors have moved meanwhile.
create policy traces on app.access for insert to app_policy with check (true);
grant insert on app.access to app_policy;

create function app.dossier_of(p_type text, p_id uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select case p_type
    when 'Dossier' then (select d.id from app.dossier d where d.id = p_id)
    when 'Enfant' then (select e.dossier_id from app.enfant e where e.id = p_id)
    when 'Entry' then (select e.dossier_id from app.entry e where e.id = p_id)
    when 'PriorInformation' then (select p.dossier_id from app.prior_information p where p.id = p_id)
    when 'Admission' then (select a.dossier_id from app.admission a where a.id = p_id)
    when 'Thread' then (select t.dossier_id from app.thread t where t.id = p_id)
    when 'Participation' then (select p.dossier_id from app.participation p where p.id = p_id)
    when 'Message' then (select m.dossier_id from app.message m where m.id = p_id)
  end
$$;

create function app.commit_traces(p_traces jsonb, p_actors jsonb) returns table (stale uuid, stale_epoch integer) language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.access (at, actor_id, departement, operation, action, outcome, subject_type, subject_id, dossier_id, thread_id, kinds, shown, withheld, highest_seq, held)
  select app.now(), t.actor_id, t.departement, t.operation, t.action, t.outcome, t.subject_type, t.subject_id,
    coalesce(t.dossier_id, found.dossier_id), t.thread_id, coalesce(t.kinds, 0), coalesce(t.shown, 0), coalesce(t.withheld, 0), t.highest_seq, coalesce(t.held, 'NONE')
  from jsonb_to_recordset(p_traces) as t(actor_id uuid, departement smallint, operation uuid, action text, outcome text, subject_type text, subject_id uuid,
    dossier_id uuid, thread_id uuid, kinds smallint, shown integer, withheld integer, highest_seq integer, held text)
  left join lateral (select app.dossier_of(t.subject_type, t.subject_id) as dossier_id) found on t.outcome = 'REFUSED'
  -- A refusal is written only where the object exists: the journal alone knows the difference.
  where t.outcome = 'READ' or found.dossier_id is not null;
  -- An unknown id inserts nothing, and a commit of nothing waits for no disk: a record of nothing makes both wait alike.
  perform pg_catalog.pg_logical_emit_message(true, 'refusal', '') from pg_catalog.jsonb_array_elements(p_traces) t where t->>'outcome' = 'REFUSED' limit 1;
  return query select a.actor, a.epoch from jsonb_to_recordset(p_actors) as a(actor uuid, epoch integer)
    join app.habilitation h on h.id = a.actor
    -- An habilitation that ended at its hour moved no epoch, and what it read was empty.
    where h.epoch <> a.epoch or not (h.valid_from <= app.now() and app.now() < h.valid_to);
end $$;

-- relay: the tail of events, by transaction horizon.
create policy tails on app.event for select to relay using (true);
create policy follows on app.event for select to worker using (true);
grant select on app.event to relay, worker;

-- worker: its own lines. « Is this child known? » compares sealed identities out of the asker's reach and tells their owners, never the asker.
create policy compares on app.child_lookup for all to worker using (true) with check (true);
create policy compares on app.child_index for select to worker using (true);
create policy compares on app.enfant for select to worker using (true);
create policy compares on app.data_key for select to worker using (true);
create policy tells on app.event for insert to worker with check (actor_id = '00000000-0000-4000-8000-000000000001');
create policy expires on app.admission for select to worker using (true);
grant select, update (state) on app.child_lookup to worker;
grant select on app.child_index, app.enfant, app.data_key to worker;
grant select (id, departement, dossier_id, habilitation_id, valid_to) on app.admission to worker;
grant insert on app.event to worker;

-- Who of a département might hold this child: reachable candidates only, never how many others there are.
create function app.child_candidates(p_tokens bytea[]) returns table (dossier_id uuid) language sql stable security definer set search_path = '' as $$
  select distinct c.dossier_id from app.child_index c
  where c.departement = (select app.my_departement()) and c.token = any (p_tokens)
    and (c.dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or c.departement = (select app.my_scope_departement()))
  order by 1 limit 500
$$;

-- The wrapped keys of rows that the law has opened, by the ids of their dossiers: of this département, and never a list.
create function app.wrapped_keys(p_holders uuid[]) returns table (holder_id uuid, wrapped bytea, kek_version integer) language sql stable security definer set search_path = '' as $$
  select k.holder_id, k.wrapped, k.kek_version from app.data_key k where k.holder_id = any (p_holders) and k.departement = (select app.my_departement())
$$;

-- The instant at which a wait ended: what follows is judged then.
create function app.instant() returns timestamptz language sql volatile set search_path = '' as $$
  -- real clock: beside app.now(), with the same offset
  select date_trunc('milliseconds', clock_timestamp()) + (select offset_ms from app.clock) * interval '1 millisecond'
$$;

-- Locks by id; content rows are never locked. Returns the instant at which it was obtained.
create function app.lock(p_type text, p_id uuid) returns timestamptz language plpgsql volatile security definer set search_path = '' as $$
begin
  if (select app.actor()) is null and session_user <> 'worker' then return app.now(); end if;
  perform pg_advisory_xact_lock(hashtextextended(p_type || ':' || p_id::text, 0));
  return app.instant();
end $$;

-- Whatever adds a reader first locks the threads it touches, in id order: what a sender was shown is what happens.
create function app.lock_threads(p_dossier uuid) returns timestamptz language plpgsql volatile security definer set search_path = '' as $$
declare t uuid;
begin
  if (select app.actor()) is null then return app.now(); end if;
  for t in select thread_id from app.thread_dossier where dossier_id = p_dossier order by thread_id loop
    perform pg_advisory_xact_lock(hashtextextended('Thread:' || t::text, 0));
  end loop;
  return app.instant();
end $$;

-- Whether the holders of parental authority were informed, or an exception reasoned: asked by whoever writes there, told nothing more.
create function app.informed(p_dossier uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from app.prior_information p where p.dossier_id = p_dossier and p.departement = (select app.my_departement())
    and (p.dossier_id = any ((select app.my_dossiers())::uuid[]) or p.dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or p.departement = (select app.my_scope_departement())))
$$;

-- Jobs are added in the transaction of the act, with ids only, and only for events that have consequences.
-- The library's own tables have row-level security without policies: app_rt runs nothing there but through this function, which belongs to jobs.
create table app.consequence (type text primary key check (type in ('dossier.opened','admission.granted','admission.ended','message.posted','child.looked-up')));
alter table app.consequence enable row level security;
alter table app.consequence force row level security;
create policy knows on app.consequence for select to jobs using (true);
grant usage on schema app to jobs;
grant select on app.consequence to jobs;
create function app.enqueue(p_event uuid, p_type text) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if exists (select 1 from app.consequence c where c.type = p_type) then
    perform graphile_worker.add_job('consequence', json_build_object('eventId', p_event), job_key := p_event::text);
  end if;
end $$;

grant select, insert on app.dossier, app.dossier_territoire, app.dossier_link, app.enfant, app.entry, app.admission, app.admission_kind, app.prior_information,
  app.thread, app.thread_dossier, app.participation, app.message, app.revision, app.receipt to app_rt;
grant select on app.territoire, app.organisation, app.professionnel, app.habilitation, app.habilitation_territoire, app.session, app.share to app_rt;
grant insert on app.event, app.child_lookup, app.child_index, app.data_key to app_rt;
grant update (seq) on app.thread to app_rt;
grant update (valid_to) on app.admission to app_rt;
grant update (ended_at) on app.session to app_rt;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'app'::regnamespace loop
    execute format('revoke execute on function %s from public', f);
    execute format('alter function %s owner to app_policy', f);
  end loop;
end $$;
grant execute on function app.now() to app_rt, sign_in, trace, relay, worker;
grant execute on function app.actor(), app.my_departement(), app.my_person(), app.my_dossiers(), app.my_territoires(), app.my_scope_dossiers(), app.my_scope_departement(), app.my_threads(), app.my_items(),
  app.child_candidates(bytea[]), app.wrapped_keys(uuid[]), app.lock(text, uuid), app.lock_threads(uuid), app.informed(uuid) to app_rt;
alter function app.enqueue(uuid, text) owner to jobs;
grant execute on function app.enqueue(uuid, text) to app_rt, worker;
grant execute on function app.lock(text, uuid) to worker;
grant execute on function app.read_session(bytea), app.open_session(uuid, text, text, text, text, bytea, text, integer), app.end_session(bytea) to sign_in;
grant execute on function app.commit_traces(jsonb, jsonb) to trace;
`;
