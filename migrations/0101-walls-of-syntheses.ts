/** Row-level security of réunions de synthèse, and how a convocation ends or goes on with the admission that it stands on (docs/lecture-de-la-loi.md, § 6). */
const within = (column: string): string => `(${column} = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const CONVENES = `(select app.my_function()) = 'RESPONSABLE_ASE'`;
const convoked = (column: string): string => `${column} = any ((select app.my_syntheses())::uuid[])`;

export const up = `
do $$
declare t text;
begin
  foreach t in array array['synthese','synthese_date','synthese_point','convocation'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy policy_reads on app.%I for select to app_policy using (true)', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;

-- Where one is convoked: by an admission, or by a function that knows the home dossier by its territory.
create function app.my_syntheses() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := app.actor();
  instant timestamptz := app.now();
  h app.habilitation;
begin
  select * into h from app.habilitation where id = me;
  return (select coalesce(array_agg(distinct c.synthese_id), '{}') from app.convocation c
    where c.habilitation_id = me and c.departement = h.departement and c.valid_from <= instant and instant < c.valid_to
      and (c.basis = 'ADMISSION' or h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION') and exists (
        select 1 from app.dossier_territoire t join app.habilitation_territoire ht on ht.territoire_id = t.territoire_id and ht.departement = t.departement
        where t.dossier_id = c.dossier_id and ht.habilitation_id = c.habilitation_id and t.departement = c.departement and t.valid_from <= instant and instant < t.valid_to)));
end $$;
revoke execute on function app.my_syntheses() from public;
alter function app.my_syntheses() owner to app_policy;
grant execute on function app.my_syntheses() to app_rt;

grant select (id, departement, dossier_id, author_id) on app.synthese to app_policy;
grant select (id, departement, dossier_id, synthese_id) on app.synthese_date to app_policy;
grant select (id, departement, dossier_id, home_id, synthese_id) on app.synthese_point to app_policy;
grant select on app.convocation to app_policy;

create policy author on app.synthese for select to app_rt using (author_id = (select app.actor()));
create policy convoked on app.synthese for select to app_rt using (${convoked('id')});
create policy scope on app.synthese for select to app_rt using (${within('dossier_id')});
create policy convenes on app.synthese for insert to app_rt with check (author_id = (select app.actor()) and ${CONVENES} and ${within('dossier_id')});

create policy author on app.synthese_date for select to app_rt using (author_id = (select app.actor()));
create policy convoked on app.synthese_date for select to app_rt using (${convoked('synthese_id')});
create policy scope on app.synthese_date for select to app_rt using (${within('dossier_id')});
create policy dates on app.synthese_date for insert to app_rt with check (author_id = (select app.actor()) and ${CONVENES} and ${within('dossier_id')});

create policy convoked on app.synthese_point for select to app_rt using (${convoked('synthese_id')});
create policy scope on app.synthese_point for select to app_rt using (${within('home_id')});
create policy writes on app.synthese_point for insert to app_rt with check (author_id = (select app.actor()) and ${CONVENES} and ${within('home_id')} and ${within('dossier_id')});

create policy convoked on app.convocation for select to app_rt using (${convoked('synthese_id')});
create policy scope on app.convocation for select to app_rt using (${CONVENES} and ${within('dossier_id')});
create policy self on app.convocation for select to app_rt using (habilitation_id = (select app.actor()));
create policy adds on app.convocation for insert to app_rt with check (invited_by = (select app.actor()) and ${CONVENES} and ${within('dossier_id')});
create policy ends on app.convocation for update to app_rt using (${CONVENES} and ${within('dossier_id')});

-- What is shared is said truly, as for a message or an entry (0010): the point is within reach, of that child, that kind and that detail.
create policy shares_points on app.share for insert to app_rt with check (granted_by = (select app.actor()) and item_type = 'SynthesePoint'
  and exists (select 1 from app.synthese_point p where p.id = item_id and p.dossier_id = share.dossier_id and p.kind = share.kind and p.detail = share.detail));

grant select, insert on app.synthese, app.synthese_date, app.synthese_point, app.convocation to app_rt;
grant update (valid_to) on app.convocation to app_rt;

-- A convocation ends with its admission, and goes on with the one that takes its place.
create policy follows on app.convocation for update to app_policy using (true) with check (true);
create policy carries on app.convocation for insert to app_policy with check (basis = 'ADMISSION');
grant update (valid_to), insert on app.convocation to app_policy;
create trigger moves_epoch after update of valid_to on app.convocation for each row when (new.valid_to < old.valid_to) execute function app.move_epoch();
create or replace function app.end_with_admission() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.admission_kind set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  update app.participation set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  update app.convocation set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  update app.referent set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  return null;
end $$;
create function app.carry_convocations(p_from uuid, p_to uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.convocation (id, departement, dossier_id, synthese_id, habilitation_id, function, basis, admission_id, required, invited_by, valid_from, valid_to)
    select gen_random_uuid(), c.departement, c.dossier_id, c.synthese_id, c.habilitation_id, c.function, 'ADMISSION', n.id, c.required, c.invited_by, n.valid_from, n.valid_to
    from app.admission o join app.admission n on (n.habilitation_id, n.dossier_id, n.departement) = (o.habilitation_id, o.dossier_id, o.departement)
      join app.convocation c on c.admission_id = o.id and c.valid_to = o.valid_to
    where o.id = p_from and n.id = p_to and n.id <> o.id and n.granted_by = app.actor();
end $$;
revoke execute on function app.carry_convocations(uuid, uuid) from public;
alter function app.carry_convocations(uuid, uuid) owner to app_policy;
grant execute on function app.carry_convocations(uuid, uuid) to app_rt;
create function app.end_convocations_with_conflict() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.convocation c set valid_to = greatest(c.valid_from, app.now()) from app.habilitation h
    where h.id = c.habilitation_id and h.professionnel_id = new.professionnel_id and h.departement = new.departement and c.dossier_id = new.dossier_id and c.valid_to > app.now();
  return null;
end $$;
revoke execute on function app.end_convocations_with_conflict() from public;
alter function app.end_convocations_with_conflict() owner to app_policy;
create constraint trigger ends_convocations after insert on app.conflict deferrable initially deferred for each row execute function app.end_convocations_with_conflict();
`;
