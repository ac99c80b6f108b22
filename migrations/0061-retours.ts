/**
 * What whoever transmitted is told (CASF L.226-5, D.226-2-8), that somebody who is not a professional asked for it, why they were refused, and that nothing more is due to anybody. All of it is
 * the cell's; of it the author of an information préoccupante reads the sentence that was said to them here, and nothing else.
 */
import { allow } from './allow.js';

const TYPES = ['DemandeRetour', 'Retour', 'RetourRefuse', 'Cloture'];
const TABLES = `'demande_retour','retour','retour_refuse','cloture'`;

export const up = `
${allow('event', 'type', 'retour.asked', 'retour.given', 'information-preoccupante.closed')}
${allow('event', 'subject_type', ...TYPES)}
${allow('access', 'subject_type', ...TYPES)}
${allow('consequence', 'type', 'retour.given')}
${allow('deadline', 'subject_type', 'DemandeRetour')}

alter table app.information_preoccupante add unique (id, author_id);

create table app.demande_retour (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null unique,
  author_id uuid not null references app.habilitation,
  asked_at timestamptz(3) not null,
  written_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (intake_id, departement) references app.information_preoccupante (id, departement),
  check (asked_at <= written_at)
);

-- stage: how far it was, of which the sentence says no more than its table. addressee_id: who transmitted it, by the key; they read it here only if it was said here.
create table app.retour (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null,
  author_id uuid not null references app.habilitation,
  addressee_id uuid not null,
  means text not null check (means in ('PLATFORM','LETTER','CALL','INTERVIEW')),
  stage text not null check (stage in ('RECEIVED','NOT_IP','COMPLEMENT','FORWARDED','IN_EVALUATION','NO_ACTION','HELP','JUDICIAL')),
  given_at timestamptz(3) not null,
  request_id uuid not null,
  sentence bytea not null,
  unique (author_id, request_id),
  unique (id, intake_id),
  foreign key (intake_id, departement) references app.information_preoccupante (id, departement),
  foreign key (intake_id, addressee_id) references app.information_preoccupante (id, author_id)
);
create index on app.retour (intake_id, given_at, id);
create index on app.retour (addressee_id);

-- Which of the three reasons, and why: a row of its own, since whoever is refused never learns which. That the informant lives with the child would name them.
create table app.retour_refuse (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null,
  retour_id uuid not null unique,
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  refusal bytea not null,
  motive bytea not null,
  foreign key (retour_id, intake_id) references app.retour (id, intake_id)
);
create index on app.retour_refuse (intake_id);

create table app.cloture (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null unique,
  author_id uuid not null references app.habilitation,
  closed_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (intake_id, departement) references app.information_preoccupante (id, departement)
);

-- Nothing is closed while something may still be decided of it, or while the law still counts for it: a retour that is due, a referral that was not sent.
create function app.closes_nothing_due() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from app.information_preoccupante i where i.id = new.intake_id and i.state in ('RECEIVED','QUALIFIED','IN_EVALUATION','REPORT_SUBMITTED'))
    or exists (select 1 from app.deadline d where d.intake_id = new.intake_id and d.state = 'RUNNING') then
    raise exception 'something is still due' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger closes after insert on app.cloture for each row when (nullif(current_setting('app.ctx', true), '') is not null) execute function app.closes_nothing_due();
create function app.closed_stays_closed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from app.cloture c where c.intake_id = new.intake_id) then raise exception 'it is closed' using errcode = 'check_violation'; end if;
  return null;
end $$;
create trigger stays_closed after insert on app.suite_donnee for each row when (nullif(current_setting('app.ctx', true), '') is not null) execute function app.closed_stays_closed();

-- To whom a retour is told at once: to its addressee, if it is said here.
create function app.told_of_retour(p_retour uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select h.id from app.retour r join app.habilitation h on h.id = r.addressee_id and h.departement = r.departement
  where r.id = p_retour and r.means = 'PLATFORM' and tstzrange(h.valid_from, h.valid_to) @> app.now()
$$;

do $$
declare t text;
begin
  foreach t in array array[${TABLES}] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy signs on app.%I for insert to app_rt with check (author_id = (select app.actor()) and (select app.my_function()) in (''AGENT_CRIP'',''RESPONSABLE_CRIP''))', t);
    execute format('grant select, insert on app.%I to app_rt', t);
  end loop;
end $$;
do $$
declare t text;
begin
  foreach t in array array['retour','cloture'] loop
    execute format('create policy cell on app.%I for select to app_rt using (departement = (select app.my_intake_departement()))', t);
  end loop;
  -- Nobody else reads these, however many dossiers they have.
  foreach t in array array['demande_retour','retour_refuse'] loop
    execute format('create policy cell on app.%I for select to app_rt using ((select app.my_function()) in (''AGENT_CRIP'',''RESPONSABLE_CRIP''))', t);
  end loop;
end $$;
create policy attached on app.cloture for select to app_rt using (intake_id = any ((select app.my_intakes())::uuid[]));
create policy addressee on app.retour for select to app_rt using (addressee_id = (select app.actor()) and means = 'PLATFORM');
create policy policy_reads on app.retour for select to app_policy using (true);
create policy policy_reads on app.cloture for select to app_policy using (true);
grant select (id, departement, addressee_id, means) on app.retour to app_policy;
grant select (intake_id) on app.cloture to app_policy;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.closes_nothing_due()', 'app.closed_stays_closed()', 'app.told_of_retour(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.told_of_retour(uuid) to relay, worker;
`;
