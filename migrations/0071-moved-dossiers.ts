/**
 * A child's dossier goes to another territory, by a designated responsable of the one that had it: one line ends, another begins, in the same transaction. At its end,
 * since whoever moves it may lose it by that very act, and finds what they did by its key.
 */
import { allow } from './allow.js';

const WITHIN = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const RESPONSIBLE = `(select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')`;

export const up = `
create table app.dossier_move (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  territoire_id uuid not null,
  moved_by uuid not null references app.habilitation,
  moved_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  foreign key (territoire_id, departement) references app.territoire (id, departement),
  unique (moved_by, request_id)
);
create index on app.dossier_move (dossier_id);
alter table app.dossier_move enable row level security, force row level security;
create policy departement on app.dossier_move as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy scope on app.dossier_move for select to app_rt using (${WITHIN} and ${RESPONSIBLE});
create policy self on app.dossier_move for select to app_rt using (moved_by = (select app.actor()));
create policy moves on app.dossier_move for insert to app_rt with check (moved_by = (select app.actor()) and ${WITHIN} and ${RESPONSIBLE});
grant select, insert on app.dossier_move to app_rt;

create policy follows on app.dossier_territoire for update to app_policy using (true) with check (true);
create policy receives on app.dossier_territoire for insert to app_policy with check (true);
grant update (valid_to), insert on app.dossier_territoire to app_policy;
create function app.move_to_territory() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.dossier_territoire set valid_to = greatest(valid_from + interval '1 millisecond', app.now())
    where dossier_id = new.dossier_id and territoire_id <> new.territoire_id and valid_to > app.now();
  insert into app.dossier_territoire (dossier_id, territoire_id, departement, valid_from, valid_to)
    select new.dossier_id, new.territoire_id, new.departement, app.now(), 'infinity'
    where not exists (select 1 from app.dossier_territoire t where t.dossier_id = new.dossier_id and t.territoire_id = new.territoire_id and t.valid_to > app.now());
  return null;
end $$;
revoke execute on function app.move_to_territory() from public;
alter function app.move_to_territory() owner to app_policy;
create constraint trigger moves after insert on app.dossier_move deferrable initially deferred for each row execute function app.move_to_territory();

${allow('event', 'type', 'dossier.moved')}
${allow('event', 'subject_type', 'DossierMove')}
${allow('access', 'subject_type', 'DossierMove')}
${allow('consequence', 'type', 'dossier.moved')}
`;
