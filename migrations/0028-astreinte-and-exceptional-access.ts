/**
 * Who is on call, and the exceptional access that whoever is on call opens to themselves: an admission of duty ASTREINTE, a day at most, told at once and reviewed
 * by somebody else. It opens by the same lines as any admission. That the persons differ is said by keys and checks.
 */
import { allow } from './allow.js';

export const up = `
${allow('admission', 'duty', 'ASTREINTE')}
${allow('admission_kind', 'duty', 'ASTREINTE')}
${allow('event', 'type', 'glass.broken', 'glass.reviewed', 'astreinte.named')}
${allow('event', 'subject_type', 'Astreinte', 'GlassReview')}
${allow('access', 'subject_type', 'Astreinte', 'GlassReview')}
${allow('access', 'action', 'break')}
${allow('consequence', 'type', 'glass.broken')}

create table app.astreinte (
  id uuid primary key,
  departement smallint not null,
  habilitation_id uuid not null,
  professionnel_id uuid not null,
  function text not null check (function = 'RESPONSABLE_ASE'),
  recorded_by uuid not null,
  recorder_id uuid not null,
  request_id uuid not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  foreign key (habilitation_id, professionnel_id) references app.habilitation (id, professionnel_id),
  foreign key (habilitation_id, function) references app.habilitation (id, function),
  foreign key (recorded_by, recorder_id) references app.habilitation (id, professionnel_id),
  unique (recorded_by, request_id),
  check (professionnel_id <> recorder_id),
  check (valid_from < valid_to),
  check (valid_to <= valid_from + interval '7 days')
);
create index on app.astreinte (habilitation_id, valid_to);

-- One admits somebody else, or, on call, oneself: for a day.
do $$
begin
  execute 'alter table app.admission drop constraint ' || (select quote_ident(conname) from pg_constraint
    where conrelid = 'app.admission'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%(habilitation_id <> granted_by)%');
end $$;
alter table app.admission
  add constraint admission_oneself check ((duty = 'ASTREINTE') = (habilitation_id = granted_by)),
  add constraint admission_exceptional check (duty <> 'ASTREINTE' or valid_to <= valid_from + interval '24 hours');

create table app.glass_review (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  admission_id uuid not null unique,
  habilitation_id uuid not null,
  breaker_id uuid not null,
  reviewed_by uuid not null,
  reviewer_id uuid not null,
  outcome text not null check (outcome in ('JUSTIFIED','UNJUSTIFIED')),
  finding bytea not null,
  reviewed_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (admission_id, habilitation_id, dossier_id) references app.admission (id, habilitation_id, dossier_id),
  foreign key (habilitation_id, breaker_id) references app.habilitation (id, professionnel_id),
  foreign key (reviewed_by, reviewer_id) references app.habilitation (id, professionnel_id),
  unique (reviewed_by, request_id),
  check (breaker_id <> reviewer_id)
);
create index on app.glass_review (dossier_id);

-- Of the habilitation that acts, if it is on call now.
create function app.my_on_call() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(a.habilitation_id), '{}') from app.astreinte a
  where a.habilitation_id = (select app.actor()) and a.departement = (select app.my_departement()) and tstzrange(a.valid_from, a.valid_to) @> (select app.now())
$$;
-- Whether this reference is that of a dossier of the département: told to whoever is on call, and to nobody else.
create function app.may_break(p_dossier uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from app.dossier d where d.id = p_dossier and d.departement = app.my_departement() and app.actor() = any (app.my_on_call()))
$$;
-- To whom an exceptional access is told at once: the référent by name, the two heads of the territory, the DPO.
create function app.told_of_glass(p_departement smallint, p_dossier uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select h.id from app.habilitation h where h.departement = p_departement and tstzrange(h.valid_from, h.valid_to) @> app.now() and (h.function = 'DPO'
    or exists (select 1 from app.referent r where r.habilitation_id = h.id and r.dossier_id = p_dossier and r.departement = h.departement and tstzrange(r.valid_from, r.valid_to) @> app.now())
    or h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE') and exists (select 1 from app.dossier_territoire t join app.habilitation_territoire ht on ht.territoire_id = t.territoire_id and ht.departement = t.departement
      where t.dossier_id = p_dossier and ht.habilitation_id = h.id and t.departement = h.departement and tstzrange(t.valid_from, t.valid_to) @> app.now()))
$$;

do $$
declare t text;
begin
  foreach t in array array['astreinte','glass_review'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;
create policy directory on app.astreinte for select to app_rt using (departement = (select app.my_departement()));
create policy names on app.astreinte for insert to app_rt with check (recorded_by = (select app.actor()) and (select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT');
create policy policy_reads on app.astreinte for select to app_policy using (true);

create policy breaks on app.admission for insert to app_rt with check (granted_by = (select app.actor()) and duty = 'ASTREINTE' and habilitation_id = any ((select app.my_on_call())::uuid[]));

create policy self on app.glass_review for select to app_rt using (habilitation_id = (select app.actor()));
create policy admission on app.glass_review for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]));
create policy scope on app.glass_review for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy reviews on app.glass_review for insert to app_rt with check (reviewed_by = (select app.actor())
  and (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())) and (select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE'));

grant select on app.astreinte to app_policy;
grant select, insert on app.astreinte, app.glass_review to app_rt;
do $$
declare f regprocedure;
begin
  foreach f in array array['app.my_on_call()', 'app.may_break(uuid)', 'app.told_of_glass(smallint, uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.my_on_call(), app.may_break(uuid) to app_rt;
grant execute on function app.told_of_glass(smallint, uuid) to relay, worker;
`;
