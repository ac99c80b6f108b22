/**
 * Content-free mail: whom to tell of which event, when, and what became of it. A notice holds ids alone and is the worker's; a preference is its person's,
 * in versions of which the last holds; a failure is the directory's to repair, and says whose mail fails, never of what it was.
 */
const RHYTHMS = `check (rhythm in ('IMMEDIATE','HOURLY','DAILY'))`;
export const up = `
create table app.notice_preference (
  id uuid primary key,
  departement smallint not null,
  professionnel_id uuid not null references app.professionnel,
  rhythm text not null ${RHYTHMS},
  -- The hours of the day, in France, between which nothing is sent: none when they are equal.
  quiet_from smallint not null check (quiet_from between 0 and 23),
  quiet_to smallint not null check (quiet_to between 0 and 23),
  set_at timestamptz(3) not null,
  request_id uuid not null,
  unique (professionnel_id, request_id)
);
create index on app.notice_preference (professionnel_id, set_at, id);

create table app.notice (
  id uuid primary key,
  departement smallint not null,
  event_id uuid not null references app.event,
  habilitation_id uuid not null references app.habilitation,
  professionnel_id uuid not null references app.professionnel,
  queued_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  state text not null default 'QUEUED' check (state in ('QUEUED','ACCEPTED','DROPPED','REFUSED')),
  attempts smallint not null default 0,
  unique (event_id, habilitation_id)
);
create index on app.notice (due_at) where state = 'QUEUED';
create index on app.notice (professionnel_id) where state = 'QUEUED';

create table app.mail_failure (
  id uuid primary key,
  departement smallint not null,
  habilitation_id uuid not null references app.habilitation,
  professionnel_id uuid not null references app.professionnel,
  organisation_id uuid not null references app.organisation,
  opened_at timestamptz(3) not null,
  nature text not null check (nature in ('REFUSED','UNREACHABLE')),
  settled_at timestamptz(3) not null default 'infinity'
);
create unique index on app.mail_failure (professionnel_id) where settled_at = 'infinity';
create index on app.mail_failure (departement, opened_at, id);

do $$
declare t text;
begin
  foreach t in array array['notice_preference','notice','mail_failure'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
  end loop;
  foreach t in array array['notice_preference','mail_failure'] loop
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;

create policy self on app.notice_preference for select to app_rt using (professionnel_id = (select app.my_person()));
create policy chooses on app.notice_preference for insert to app_rt with check (professionnel_id = (select app.my_person()));
grant select, insert on app.notice_preference to app_rt;

-- Whoever keeps the directory: of the département, which the restrictive policy says, or of an organisation.
create policy directory on app.mail_failure for select to app_rt using (
  exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function = 'ADMINISTRATEUR_DEPARTEMENT'));
create policy correspondent on app.mail_failure for select to app_rt using (
  organisation_id = (select h.organisation_id from app.habilitation h where h.id = (select app.actor()) and h.function = 'CORRESPONDANT_ORGANISATION'));
grant select on app.mail_failure to app_rt;

-- The worker: its own lines, and one mark on a message, that a mail was accepted for somebody.
create policy sends on app.notice for all to worker using (true) with check (true);
create policy obeys on app.notice_preference for select to worker using (true);
create policy tells on app.mail_failure for all to worker using (true) with check (true);
create policy notifies on app.receipt for insert to worker with check (fact = 'NOTIFIED');
grant select, insert, update (state, attempts, due_at) on app.notice to worker;
grant select (professionnel_id, rhythm, quiet_from, quiet_to, set_at, id) on app.notice_preference to worker;
grant select, insert, update (settled_at) on app.mail_failure to worker;
grant insert on app.receipt to worker;

-- Where somebody valid now is written to, asked one by one: the worker has no list of addresses.
create function app.mail_of(p_habilitation uuid) returns table (professionnel_id uuid, organisation_id uuid, departement smallint, function text, email text) language sql stable security definer set search_path = '' as $$
  select p.id, h.organisation_id, h.departement, h.function, p.email from app.habilitation h join app.professionnel p on p.id = h.professionnel_id
  where h.id = p_habilitation and h.valid_from <= app.now() and app.now() < h.valid_to
$$;

revoke execute on function app.mail_of(uuid) from public;
alter function app.mail_of(uuid) owner to app_policy;
grant execute on function app.mail_of(uuid) to worker;

-- What is added to lists that grow with the contexts, whatever they hold by now.
do $$
declare
  added record;
  listed text;
begin
  for added in select * from (values ('consequence', 'type', 'thread.opened'), ('consequence', 'type', 'participation.added'), ('consequence', 'type', 'child.found'),
    ('event', 'type', 'notice-preference.set'), ('event', 'subject_type', 'NoticePreference'), ('access', 'subject_type', 'NoticePreference')) a(t, c, word) loop
    select pg_get_constraintdef(oid) into listed from pg_constraint where conrelid = ('app.' || added.t)::regclass and conname = added.t || '_' || added.c || '_check';
    if position(quote_literal(added.word) in listed) = 0 then
      execute format('alter table app.%I drop constraint %I', added.t, added.t || '_' || added.c || '_check');
      execute format('alter table app.%I add constraint %I %s', added.t, added.t || '_' || added.c || '_check', replace(listed, 'ARRAY[', 'ARRAY[' || quote_literal(added.word) || '::text, '));
    end if;
  end loop;
end $$;
`;
