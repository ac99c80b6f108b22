/**
 * A new person comes in by a single-use link, mailed to the address at which they were inscribed. The link's token is kept by its hash alone. Who presents it is
 * linked, and the link used, in one statement, when the provider's address is theirs; nobody is linked by an address alone any more. Those who are stay linked.
 */
import { allow } from './allow.js';

/** Nobody of ours acts: whoever holds the server does (npm run bootstrap), or whoever opens the link. */
const SYSTEM = `'00000000-0000-4000-8000-000000000001'`;

export const up = `
${allow('event', 'type', 'invitation.made', 'invitation.used', 'invitation.revoked')}
${allow('event', 'subject_type', 'Invitation')}
${allow('access', 'subject_type', 'Invitation')}

alter table app.inscription add unique (id, organisation_id);

create table app.invitation (
  id uuid primary key,
  departement smallint not null,
  organisation_id uuid not null references app.organisation,
  professionnel_id uuid not null references app.professionnel,
  -- Whom an organisation invites is whom it inscribed; the first of a département were inscribed by nobody.
  inscription_id uuid,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3) not null default 'infinity',
  revoked_at timestamptz(3) not null default 'infinity',
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  mail_state text not null default 'NONE' check (mail_state in ('NONE','QUEUED','ACCEPTED','DROPPED','REFUSED')),
  mail_attempts smallint not null default 0,
  mail_due_at timestamptz(3) not null default 'infinity',
  request_id uuid not null,
  foreign key (inscription_id, organisation_id) references app.inscription (id, organisation_id),
  unique (made_by, request_id),
  check (case when made_by = ${SYSTEM} then inscription_id is null else inscription_id is not null and inscription_id = professionnel_id end),
  check (made_at < expires_at and expires_at <= made_at + interval '7 days')
);
-- One link at a time: another one ends the former.
create unique index on app.invitation (professionnel_id) where used_at = 'infinity' and revoked_at = 'infinity';
create index on app.invitation (professionnel_id, made_at);
create index on app.invitation (departement, made_at, id);
create index on app.invitation (mail_due_at) where mail_state = 'QUEUED';

alter table app.invitation enable row level security, force row level security;
create policy departement on app.invitation as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
-- Whoever keeps the directory, of the département or of an organisation: that somebody has not come yet is nobody else's matter.
create policy keepers on app.invitation for select to app_rt using ((select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT' or organisation_id = (select app.my_corresponded_organisation()));
create policy invites on app.invitation for insert to app_rt with check (made_by = (select app.actor())
  and ((select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT' or organisation_id = (select app.my_corresponded_organisation())));
create policy revokes on app.invitation for update to app_rt using ((select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT' or organisation_id = (select app.my_corresponded_organisation()))
  with check ((select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT' or organisation_id = (select app.my_corresponded_organisation()));
grant select, insert, update (revoked_at) on app.invitation to app_rt;

create policy policy_reads on app.invitation for select to app_policy using (true);
create policy uses on app.invitation for update to app_policy using (used_at = 'infinity' and revoked_at = 'infinity') with check (true);
create policy uses_invitations on app.event for insert to app_policy with check (type = 'invitation.used');
grant select, update (used_at) on app.invitation to app_policy;

-- The worker mails what is due; the address it asks one by one, and never the hash.
create policy mails on app.invitation for select to worker using (true);
create policy settles on app.invitation for update to worker using (true) with check (true);
grant select (id, departement, mail_state, mail_attempts, mail_due_at), update (mail_state, mail_attempts, mail_due_at) on app.invitation to worker;

-- Where an invitation goes, while it may still serve.
create function app.invited(p_invitation uuid) returns table (email text, expires_at timestamptz) language sql stable security definer set search_path = '' as $$
  select p.email, i.expires_at from app.invitation i join app.professionnel p on p.id = i.professionnel_id
  where i.id = p_invitation and i.used_at = 'infinity' and i.revoked_at = 'infinity' and app.now() < i.expires_at and p.issuer is null
$$;

-- The subject is linked and the link used, or neither. False, alike, for what is unknown, past, used, revoked, another's, or of somebody already known.
create function app.use_invitation(p_token_hash bytea, p_issuer text, p_subject text, p_email text) returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare v_id uuid;
begin
  select i.id into v_id from app.invitation i where i.token_hash = p_token_hash;
  -- Whoever revokes it, or uses it at the same time, holds this lock: what they did is seen below.
  if v_id is not null then perform pg_advisory_xact_lock(hashtextextended('Invitation:' || v_id::text, 0)); end if;
  update app.professionnel p set issuer = p_issuer, subject = p_subject from app.invitation i
    where i.id = v_id and p.id = i.professionnel_id and p.email = lower(p_email) and p.issuer is null
      and i.used_at = 'infinity' and i.revoked_at = 'infinity' and app.now() < i.expires_at
      and not exists (select 1 from app.professionnel known where known.issuer = p_issuer and known.subject = p_subject);
  if not found then return false; end if;
  update app.invitation set used_at = app.now() where id = v_id;
  -- Told to whoever invited, who now may propose.
  insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, habilitation_id)
    select gen_random_uuid(), app.now(), 'invitation.used', i.departement, ${SYSTEM}, 'Invitation', i.id, nullif(i.made_by, ${SYSTEM}) from app.invitation i where i.id = v_id;
  return true;
end $$;

-- Who comes is found by the provider's subject, and by nothing else.
drop function app.open_session(uuid, text, text, text, text, bytea, text, integer);
create function app.open_session(p_session_id uuid, p_issuer text, p_subject text, p_acr text, p_token_hash bytea, p_carrier text, p_hours integer)
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
  insert into app.session (id, professionnel_id, habilitation_id, token_hash, carrier, acr, opened_at, expires_at)
    values (p_session_id, v_person, v_actor, p_token_hash, p_carrier, p_acr, clock_timestamp(), clock_timestamp() + make_interval(hours => p_hours)); -- real clock: a session's life
  return query select * from app.read_session(p_token_hash);
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.invited(uuid)', 'app.use_invitation(bytea, text, text, text)', 'app.open_session(uuid, text, text, text, bytea, text, integer)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.invited(uuid) to worker;
grant execute on function app.use_invitation(bytea, text, text, text), app.open_session(uuid, text, text, text, bytea, text, integer) to sign_in;
`;
