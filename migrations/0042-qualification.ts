/**
 * The first analysis of an information préoccupante (CASF L.226-3, D.226-2-4): what one professional of the cell proposes, what another person finds of it, and the moves that a
 * state may make. Who transmitted it learns that it was handled, and nothing else. A danger that does not wait takes effect at once; the second look comes after.
 */
import { allow } from './allow.js';

const OUTCOMES = `('NOT_IP','COMPLEMENT','FORWARDED','QUALIFIED')`;

export const up = `
${allow('event', 'type', 'information-preoccupante.qualified', 'information-preoccupante.looked-at', 'information-preoccupante.attached')}
${allow('event', 'subject_type', 'Qualification', 'SecondRegard')}
${allow('access', 'subject_type', 'Qualification', 'SecondRegard')}
${allow('access', 'action', 'qualify')}
${allow('consequence', 'type', 'information-preoccupante.qualified')}

create table app.qualification (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null references app.information_preoccupante,
  author_id uuid not null,
  person_id uuid not null,
  written_at timestamptz(3) not null,
  outcome text not null check (outcome in ${OUTCOMES}),
  urgent boolean not null,
  complement_of uuid references app.information_preoccupante,
  forwarded_to smallint,
  request_id uuid not null,
  reason bytea not null,
  foreign key (author_id, person_id) references app.habilitation (id, professionnel_id),
  unique (author_id, request_id),
  unique (id, intake_id),
  unique (id, person_id),
  check ((outcome = 'COMPLEMENT') = (complement_of is not null)),
  check ((outcome = 'FORWARDED') = (forwarded_to is not null)),
  check (outcome = 'QUALIFIED' or not urgent),
  check (complement_of <> intake_id),
  check (forwarded_to <> departement)
);
create index on app.qualification (intake_id);
create unique index on app.qualification (intake_id) where urgent;

-- What another person found of it. One of each, and one that agrees of each information préoccupante.
create table app.second_regard (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null,
  qualification_id uuid not null unique,
  first_person_id uuid not null,
  author_id uuid not null,
  person_id uuid not null,
  agrees boolean not null,
  written_at timestamptz(3) not null,
  request_id uuid not null,
  finding bytea,
  foreign key (qualification_id, intake_id) references app.qualification (id, intake_id),
  foreign key (qualification_id, first_person_id) references app.qualification (id, person_id),
  foreign key (author_id, person_id) references app.habilitation (id, professionnel_id),
  unique (author_id, request_id),
  check (person_id <> first_person_id),
  check (agrees or finding is not null)
);
create index on app.second_regard (intake_id);
create unique index on app.second_regard (intake_id) where agrees;

-- The moves, as data; what a later act asks besides is that act's.
create function app.move_intake() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.state <> old.state and (old.state, new.state) not in (values
    ('RECEIVED','NOT_IP'), ('RECEIVED','COMPLEMENT'), ('RECEIVED','FORWARDED'), ('RECEIVED','QUALIFIED'),
    ('QUALIFIED','IN_EVALUATION'), ('QUALIFIED','JUDICIAL_REFERRAL'), ('IN_EVALUATION','REPORT_SUBMITTED'), ('IN_EVALUATION','JUDICIAL_REFERRAL'),
    ('REPORT_SUBMITTED','IN_EVALUATION'), ('REPORT_SUBMITTED','CLOSED_NO_ACTION'), ('REPORT_SUBMITTED','ADMIN_HELP_PROPOSED'), ('REPORT_SUBMITTED','JUDICIAL_REFERRAL'),
    ('ADMIN_HELP_PROPOSED','JUDICIAL_REFERRAL')) then
    raise exception 'information_preoccupante: % does not become %', old.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;
create trigger moves before update of state on app.information_preoccupante for each row execute function app.move_intake();

create function app.tell_receipt() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.accuse_reception set stage = 'HANDLED' where intake_id = new.id and stage = 'RECEIVED';
  return null;
end $$;
create trigger tells after update of state on app.information_preoccupante for each row when (old.state = 'RECEIVED' and new.state <> 'RECEIVED') execute function app.tell_receipt();

do $$
declare t text;
begin
  foreach t in array array['qualification','second_regard'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy cell on app.%I for select to app_rt using (departement = (select app.my_intake_departement()))', t);
    execute format('create policy attached on app.%I for select to app_rt using (intake_id = any ((select app.my_intakes())::uuid[]))', t);
    execute format('create policy qualifies on app.%I for insert to app_rt with check (author_id = (select app.actor()) and person_id = (select app.my_person())
      and (select app.my_function()) in (''AGENT_CRIP'',''RESPONSABLE_CRIP''))', t);
  end loop;
end $$;
create policy moves on app.information_preoccupante for update to app_rt using ((select app.my_function()) in ('AGENT_CRIP','RESPONSABLE_CRIP'));
create policy policy_reads on app.accuse_reception for select to app_policy using (true);
create policy tells on app.accuse_reception for update to app_policy using (true) with check (true);
grant select, update (stage) on app.accuse_reception to app_policy;
grant select, insert on app.qualification, app.second_regard to app_rt;
grant update (state) on app.information_preoccupante to app_rt;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.move_intake()', 'app.tell_receipt()']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
`;
