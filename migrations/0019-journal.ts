/**
 * The journal: what was read, refused and done around a child becomes readable, by the law, to those who answer for it. about_id is the dossier, never null
 * (nil where there is none), since it judges; reserved says which of the three kinds that must not even be noticed were opened. Nobody gains the ids of
 * what was opened: neither subject, thread nor operation is granted.
 */
export const up = `
alter table app.access
  add column about_id uuid not null generated always as (coalesce(dossier_id, '00000000-0000-0000-0000-000000000000')) stored,
  add column reserved text not null generated always as (case (kinds >> 8) & 7 when 1 then 'INF' when 2 then 'ADO' when 3 then 'INF_ADO' when 4 then 'LIE' when 5 then 'INF_LIE'
    when 6 then 'ADO_LIE' when 7 then 'INF_ADO_LIE' else 'NONE' end) stored,
  add check (reserved in ('NONE','INF','ADO','INF_ADO','LIE','INF_LIE','ADO_LIE','INF_ADO_LIE'));
alter table app.event add column about_id uuid not null generated always as (coalesce(dossier_id, '00000000-0000-0000-0000-000000000000')) stored;

-- Reading the journal is traced like any reading. The list of types grows with the contexts: this one is added to whatever it is.
do $$
declare listed text;
begin
  select pg_get_constraintdef(oid) into listed from pg_constraint where conrelid = 'app.access'::regclass and conname = 'access_subject_type_check';
  execute 'alter table app.access drop constraint access_subject_type_check';
  execute 'alter table app.access add constraint access_subject_type_check ' || replace(listed, 'ARRAY[', 'ARRAY[''Journal''::text, ');
end $$;

-- Pages of a child, newest first, and of the département; the former indexes served nobody.
drop index app.access_dossier_id_at_idx, app.access_actor_id_at_idx, app.event_dossier_id_at_idx;
create index on app.access (about_id, at, id);
create index on app.access (departement, at, id);
create index on app.event (about_id, at, id);
create index on app.event (departement, at, id);

-- Who answers for a child's journal: the référent where admitted, the heads of the ASE and of the CRIP in their territory.
create function app.my_journal_dossiers() returns uuid[] language sql stable security definer set search_path = '' as $$
  select case when h.function = 'REFERENT_ASE' then app.my_dossiers() when h.function in ('RESPONSABLE_ASE','RESPONSABLE_CRIP') then app.my_scope_dossiers() else '{}' end
  from app.habilitation h where h.id = app.actor()
$$;
-- The DPO answers for the département's; beyond 2 000 listed dossiers, it stands for the territory.
create function app.my_journal_departement() returns smallint language sql stable security definer set search_path = '' as $$
  select case when h.function = 'DPO' then h.departement when h.function in ('RESPONSABLE_ASE','RESPONSABLE_CRIP') then app.my_scope_departement() end
  from app.habilitation h where h.id = app.actor()
$$;
revoke execute on function app.my_journal_dossiers(), app.my_journal_departement() from public;
alter function app.my_journal_dossiers() owner to app_policy;
alter function app.my_journal_departement() owner to app_policy;
grant execute on function app.my_journal_dossiers(), app.my_journal_departement() to app_rt;

create policy departement on app.access as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy journal on app.access for select to app_rt using (about_id = any ((select app.my_journal_dossiers())::uuid[]) or departement = (select app.my_journal_departement()));
create policy journal on app.event for select to app_rt using (about_id = any ((select app.my_journal_dossiers())::uuid[]) or departement = (select app.my_journal_departement()));
grant select (id, at, actor_id, departement, action, outcome, subject_type, dossier_id, kinds, shown, withheld, held, about_id, reserved) on app.access to app_rt;
grant select (id, at, type, departement, actor_id, subject_type, dossier_id, habilitation_id, about_id) on app.event to app_rt;
`;
