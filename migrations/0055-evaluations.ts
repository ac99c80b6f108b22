/**
 * The evaluation of an information préoccupante (CASF D.226-2-3 to D.226-2-7). Its head holds no word. What each brings about a child, how the child was met and the report
 * are pieces of that child's dossier: sealed under its key, judged by its kind. Nothing of it is ever written over.
 */
import { allow } from './allow.js';

const TYPES = ['Evaluation', 'Contribution', 'Rencontre', 'RapportEvaluation'];

/** What every piece has: of which child, judged by what, written by whom, and of which evaluation. */
const piece = (kinds: string): string => `
  id uuid primary key,
  departement smallint not null,
  evaluation_id uuid not null,
  dossier_id uuid not null references app.dossier,
  kind text not null check (kind in (${kinds})),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (evaluation_id, departement) references app.evaluation (id, departement)`;

export const up = `
${allow('event', 'type', 'evaluation.opened', 'contribution.written', 'rencontre.recorded', 'rapport-evaluation.submitted')}
${allow('event', 'subject_type', ...TYPES)}
${allow('access', 'subject_type', ...TYPES)}

create table app.evaluation (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null unique,
  opened_by uuid not null references app.habilitation,
  opened_at timestamptz(3) not null,
  request_id uuid not null,
  unique (opened_by, request_id),
  unique (id, departement),
  foreign key (intake_id, departement) references app.information_preoccupante (id, departement)
);

create table app.contribution (${piece(`'FAM','SCO','SOC','MED','PAR','ENF'`)},
  voice text not null check (voice in ('CHILD','PARENT','PARTNER','EVALUATOR')),
  heading text not null check (heading in ('SECURITY','EXPLORATION','LIMITS','IDENTITY','SELF_ESTEEM','LIVING_CONDITIONS','SCHOOLING','PARENTS_CAPACITIES','ENVIRONMENT','EARLIER','DIVERGENCE')),
  appraisal bytea not null,
  trend bytea not null,
  body bytea not null,
  unique (author_id, request_id),
  -- A voice is of its own kind: what a child says is never filed where whoever may not hear the child would read it.
  check ((voice = 'CHILD') = (kind = 'ENF')),
  check ((voice = 'PARENT') = (kind = 'PAR'))
);
create index on app.contribution (evaluation_id, written_at, id);
create index on app.contribution (dossier_id);

create table app.rencontre (${piece(`'SOC'`)},
  meeting bytea not null,
  met_at timestamptz(3) not null,
  account bytea not null,
  unique (author_id, request_id),
  check (met_at <= written_at)
);
create index on app.rencontre (evaluation_id, written_at, id);
create index on app.rencontre (dossier_id);

create table app.rapport_evaluation (${piece(`'SOC'`)},
  version integer not null check (version >= 1),
  conclusion bytea not null,
  limbs bytea not null,
  proposal bytea not null,
  analysis bytea not null,
  method bytea not null,
  unique (evaluation_id, dossier_id, version)
);
create index on app.rapport_evaluation (dossier_id);

do $$
declare t text;
begin
  foreach t in array array['evaluation','contribution','rencontre','rapport_evaluation'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
  foreach t in array array['contribution','rencontre','rapport_evaluation'] loop
    execute format('create policy admission on app.%I for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]))', t);
    execute format('create policy scope on app.%I for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))', t);
    execute format('create policy addressee on app.%I for select to app_rt using (id = any ((select app.my_items())::uuid[]))', t);
    execute format('create policy author on app.%I for select to app_rt using (author_id = (select app.actor()))', t);
    execute format('create policy writes on app.%I for insert to app_rt with check (author_id = (select app.actor()) and (dossier_id = any ((select app.my_dossiers())::uuid[])
      or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())))', t);
  end loop;
end $$;
create policy cell on app.evaluation for select to app_rt using (departement = (select app.my_intake_departement()));
create policy attached on app.evaluation for select to app_rt using (intake_id = any ((select app.my_intakes())::uuid[]));
create policy opens on app.evaluation for insert to app_rt with check (opened_by = (select app.actor()) and (select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')
  and (departement = (select app.my_intake_departement()) or intake_id = any ((select app.my_intakes())::uuid[])));
-- The state moves with its facts: confided, it is in evaluation; with the first report, the report is submitted.
create function app.evaluation_moves() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.information_preoccupante set state = 'IN_EVALUATION' where id = new.intake_id and state = 'QUALIFIED';
  return null;
end $$;
create function app.rapport_moves() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.information_preoccupante i set state = 'REPORT_SUBMITTED' from app.evaluation e where e.id = new.evaluation_id and i.id = e.intake_id and i.state = 'IN_EVALUATION';
  return null;
end $$;
create trigger moves after insert on app.evaluation for each row execute function app.evaluation_moves();
create trigger moves after insert on app.rapport_evaluation for each row execute function app.rapport_moves();
create policy evaluation_moves on app.information_preoccupante for update to app_policy using (true) with check (true);
create policy policy_reads on app.evaluation for select to app_policy using (true);
grant update (state) on app.information_preoccupante to app_policy;
grant select (id, departement, intake_id) on app.evaluation to app_policy;
do $$
declare f regprocedure;
begin
  foreach f in array array['app.evaluation_moves()', 'app.rapport_moves()']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;

grant select, insert on app.evaluation, app.contribution, app.rencontre, app.rapport_evaluation to app_rt;
`;
