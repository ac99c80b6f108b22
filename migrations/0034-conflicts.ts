/**
 * Who must be kept out of a child's dossier: a person, under whatever hat, with a reason under the dossier's key; never deleted, lifted by somebody else. What
 * that person was let into ends in the same transaction, whoever declares: admissions, what hangs on them, exchanges of that dossier, and items of it shared.
 */
import { allow } from './allow.js';

const WITHIN = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const RESPONSIBLE = `(select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')`;
const ADMITTED = `dossier_id = any ((select app.my_dossiers())::uuid[])`;
const FOLLOWED = `dossier_id = any ((select app.my_followed_dossiers())::uuid[])`;

export const up = `
create table app.conflict (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  professionnel_id uuid not null references app.professionnel,
  reason bytea not null,
  declared_by uuid not null,
  declarer_id uuid not null,
  declared_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  foreign key (declared_by, declarer_id) references app.habilitation (id, professionnel_id),
  unique (declared_by, request_id),
  unique (id, dossier_id, professionnel_id, declarer_id)
);
create index on app.conflict (dossier_id);

create table app.conflict_lift (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  conflict_id uuid not null unique,
  professionnel_id uuid not null,
  declarer_id uuid not null,
  reason bytea not null,
  lifted_by uuid not null,
  lifter_id uuid not null,
  lifted_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  foreign key (conflict_id, dossier_id, professionnel_id, declarer_id) references app.conflict (id, dossier_id, professionnel_id, declarer_id),
  foreign key (lifted_by, lifter_id) references app.habilitation (id, professionnel_id),
  unique (lifted_by, request_id),
  check (lifter_id <> professionnel_id and lifter_id <> declarer_id)
);
create index on app.conflict_lift (dossier_id);

-- The children whose référent one is, by name, whatever one's function.
create function app.my_followed_dossiers() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(r.dossier_id), '{}') from app.referent r
  where r.habilitation_id = (select app.actor()) and r.departement = (select app.my_departement()) and r.valid_from <= (select app.now()) and (select app.now()) < r.valid_to
$$;
revoke execute on function app.my_followed_dossiers() from public;
alter function app.my_followed_dossiers() owner to app_policy;
grant execute on function app.my_followed_dossiers() to app_rt;

do $$
declare t text;
begin
  foreach t in array array['conflict','conflict_lift'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy followed on app.%I for select to app_rt using (${FOLLOWED})', t);
    execute format('create policy scope on app.%I for select to app_rt using (${WITHIN} and ${RESPONSIBLE.replaceAll("'", "''")})', t);
  end loop;
end $$;
create policy policy_reads on app.conflict for select to app_policy using (true);
create policy policy_reads on app.conflict_lift for select to app_policy using (true);
create policy self on app.conflict for select to app_rt using (declared_by = (select app.actor()));
create policy declares on app.conflict for insert to app_rt with check (declared_by = (select app.actor()) and (${WITHIN} or ${ADMITTED}));
create policy lifts on app.conflict_lift for insert to app_rt with check (lifted_by = (select app.actor()) and ${WITHIN} and ${RESPONSIBLE});
grant select, insert on app.conflict, app.conflict_lift to app_rt;
grant select (id, departement, dossier_id, professionnel_id, declared_by, declarer_id) on app.conflict to app_policy;
grant select (conflict_id) on app.conflict_lift to app_policy;

-- Whoever is kept out of a dossier, under whatever hat, breaks no glass there: for them the reference is nobody's.
create or replace function app.may_break(p_dossier uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from app.dossier d where d.id = p_dossier and d.departement = app.my_departement() and app.actor() = any (app.my_on_call()))
    and not exists (select 1 from app.conflict c where c.dossier_id = p_dossier and c.professionnel_id = app.my_person()
      and not exists (select 1 from app.conflict_lift l where l.conflict_id = c.id))
$$;

-- Whoever declares may not end what others granted: the database does, and tells.
create policy follows on app.admission for update to app_policy using (true) with check (true);
create policy follows on app.share for update to app_policy using (true) with check (true);
grant update (valid_to) on app.admission, app.share to app_policy;
create policy ends_admissions on app.event for insert to app_policy with check (type = 'admission.ended');
create function app.end_with_conflict() returns trigger language plpgsql security definer set search_path = '' as $$
declare hats uuid[] := (select coalesce(array_agg(h.id), '{}') from app.habilitation h where h.professionnel_id = new.professionnel_id and h.departement = new.departement);
begin
  with ended as (
    update app.admission set valid_to = greatest(valid_from, app.now()) where dossier_id = new.dossier_id and habilitation_id = any (hats) and valid_to > app.now() returning id, habilitation_id)
  insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, dossier_id, habilitation_id)
    select gen_random_uuid(), app.now(), 'admission.ended', new.departement, new.declared_by, 'Admission', id, new.dossier_id, habilitation_id from ended;
  update app.participation set valid_to = greatest(valid_from, app.now()) where dossier_id = new.dossier_id and habilitation_id = any (hats) and valid_to > app.now();
  update app.share set valid_to = greatest(valid_from, app.now()) where dossier_id = new.dossier_id and habilitation_id = any (hats) and valid_to > app.now();
  return null;
end $$;
revoke execute on function app.end_with_conflict() from public;
alter function app.end_with_conflict() owner to app_policy;
-- At the end of the transaction: who declares their own is somebody until then.
create constraint trigger ends_everywhere after insert on app.conflict deferrable initially deferred for each row execute function app.end_with_conflict();

${allow('event', 'type', 'conflict.declared', 'conflict.lifted')}
${allow('event', 'subject_type', 'Conflict', 'ConflictLift')}
`;
