/**
 * What is decided of an evaluation (CASF L.226-4, D.226-2-7), and who was told that it was set up, then what came of it (D.226-2-6 I, D.226-2-7 III). Both are facts
 * beside the evaluation: the state of the information préoccupante follows the first. A grave and immediate danger is referred whatever the state, and the evaluation goes on.
 */
import { allow } from './allow.js';

const TYPES = ['SuiteDonnee', 'AvisTitulaire'];

export const up = `
${allow('event', 'type', 'suite-donnee.decided', 'avis-titulaire.recorded')}
${allow('event', 'subject_type', ...TYPES)}
${allow('access', 'subject_type', ...TYPES)}
${allow('consequence', 'type', 'rapport-evaluation.submitted')}
${allow('deadline', 'subject_type', 'SuiteDonnee')}
${allow('contribution', 'voice', 'DECIDER')}
${allow('contribution', 'heading', 'COMPLEMENT')}

create table app.suite_donnee (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null,
  author_id uuid not null references app.habilitation,
  decided_at timestamptz(3) not null,
  outcome text not null check (outcome in ('CLOSED_NO_ACTION','ADMIN_HELP_PROPOSED','JUDICIAL_REFERRAL','COMPLEMENTS')),
  request_id uuid not null,
  -- Why the judge, by the grounds of the law: as telling as the reason, and sealed with it.
  ground bytea,
  reason bytea not null,
  unique (author_id, request_id),
  foreign key (intake_id, departement) references app.information_preoccupante (id, departement),
  check ((outcome = 'JUDICIAL_REFERRAL') = (ground is not null))
);
create index on app.suite_donnee (intake_id, decided_at, id);

create table app.avis_titulaire (
  id uuid primary key,
  departement smallint not null,
  evaluation_id uuid not null,
  dossier_id uuid not null references app.dossier,
  kind text not null check (kind in ('FAM')),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  request_id uuid not null,
  stage text not null check (stage in ('OPENING','CONCLUSION')),
  -- Null: the child, according to age and maturity.
  personne_id uuid references app.personne,
  means text not null check (means in ('INTERVIEW','CALL','LETTER','INTERPRETER','NONE')),
  exception text not null check (exception in ('NONE','DANGER_AGGRAVATION','PENAL_EVIDENCE_RISK','PRESSURE_ON_CHILD','ABDUCTION_RISK','UNREACHABLE','MINOR_OBJECTION')),
  informed_at timestamptz(3) not null,
  person bytea not null,
  announced bytea not null,
  unique (author_id, request_id),
  foreign key (evaluation_id, departement) references app.evaluation (id, departement),
  check ((means = 'NONE') = (exception not in ('NONE','UNREACHABLE'))),
  check (informed_at <= written_at)
);
create index on app.avis_titulaire (evaluation_id, written_at, id);
create index on app.avis_titulaire (dossier_id);

-- A judge seized leaves the evaluation where it is (D.226-2-3 II): no state of what is being evaluated ends by it.
create or replace function app.move_intake() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.state <> old.state and (old.state, new.state) not in (values
    ('RECEIVED','NOT_IP'), ('RECEIVED','COMPLEMENT'), ('RECEIVED','FORWARDED'), ('RECEIVED','QUALIFIED'), ('QUALIFIED','IN_EVALUATION'), ('IN_EVALUATION','REPORT_SUBMITTED'),
    ('REPORT_SUBMITTED','IN_EVALUATION'), ('REPORT_SUBMITTED','CLOSED_NO_ACTION'), ('REPORT_SUBMITTED','ADMIN_HELP_PROPOSED'), ('REPORT_SUBMITTED','JUDICIAL_REFERRAL'),
    ('ADMIN_HELP_PROPOSED','JUDICIAL_REFERRAL')) then
    raise exception 'information_preoccupante: % does not become %', old.state, new.state using errcode = '23514';
  end if;
  return new;
end $$;

create function app.suite_moves() returns trigger language plpgsql security definer set search_path = '' as $$
declare was text;
begin
  select i.state into strict was from app.information_preoccupante i where i.id = new.intake_id;
  if new.outcome = 'JUDICIAL_REFERRAL' and was in ('RECEIVED','QUALIFIED','IN_EVALUATION') then return null; end if;
  if not (was = 'REPORT_SUBMITTED' or was = 'ADMIN_HELP_PROPOSED' and new.outcome = 'JUDICIAL_REFERRAL') then
    raise exception 'nothing is decided of what is %', was using errcode = '23514';
  end if;
  update app.information_preoccupante set state = case new.outcome when 'COMPLEMENTS' then 'IN_EVALUATION' else new.outcome end where id = new.intake_id;
  return null;
end $$;
create trigger moves after insert on app.suite_donnee for each row when (nullif(current_setting('app.ctx', true), '') is not null) execute function app.suite_moves();

-- A report that is sent back has concluded nothing: its clock runs on, from where it did.
create function app.resume_deadline(p_subject uuid, p_code text, p_by uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not app.recorded_now(p_by) then raise exception 'a clock runs on by an act' using errcode = 'CD010'; end if;
  update app.deadline set state = 'RUNNING', met_at = 'infinity', met_by = null where subject_id = p_subject and code = p_code and departement = app.my_departement() and state = 'MET';
end $$;

do $$
declare t text;
begin
  foreach t in array array['suite_donnee','avis_titulaire'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;
create policy cell on app.suite_donnee for select to app_rt using (departement = (select app.my_intake_departement()));
create policy attached on app.suite_donnee for select to app_rt using (intake_id = any ((select app.my_intakes())::uuid[]));
create policy decides on app.suite_donnee for insert to app_rt with check (author_id = (select app.actor()) and (select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')
  and (departement = (select app.my_intake_departement()) or intake_id = any ((select app.my_intakes())::uuid[])));
create policy admission on app.avis_titulaire for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]));
create policy scope on app.avis_titulaire for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy addressee on app.avis_titulaire for select to app_rt using (id = any ((select app.my_items())::uuid[]));
create policy author on app.avis_titulaire for select to app_rt using (author_id = (select app.actor()));
create policy writes on app.avis_titulaire for insert to app_rt with check (author_id = (select app.actor()) and (dossier_id = any ((select app.my_dossiers())::uuid[])
  or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())));
grant select, insert on app.suite_donnee, app.avis_titulaire to app_rt;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.suite_moves()', 'app.resume_deadline(uuid, text, uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.resume_deadline(uuid, text, uuid) to app_rt;
`;
