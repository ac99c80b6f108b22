/**
 * The third wall before informations préoccupantes, wider than the law as everywhere (docs/lecture-de-la-loi.md, § 6): the cell for its département, authors for what they
 * transmitted, others for what is attached to a dossier within their reach.
 */
const TRANSMITS = `('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION','REFERENT_ASE','SECRETARIAT_ASE','ASSISTANT_SOCIAL','CESF','TISF','MEDECIN_PMI','MEDECIN_REFERENT','PUERICULTRICE_PMI',
  'SAGE_FEMME_PMI','PSYCHOLOGUE_PMI','PSYCHOLOGUE_ASE','ASSISTANT_FAMILIAL','EDUCATEUR_ASSOCIATION','CADRE_ASSOCIATION','EDUCATEUR_MECS','EDUCATEUR_PJJ','ASSISTANT_SOCIAL_SCOLAIRE','MEDECIN_SCOLAIRE',
  'INFIRMIER_SCOLAIRE','PSYCHOLOGUE_SCOLAIRE','DIRECTEUR_ECOLE','ENSEIGNANT','CONSEILLER_DSDEN','MEDECIN_HOSPITALIER','MEDECIN_TRAITANT','PROFESSIONNEL_PETITE_ENFANCE','ECOUTANT_SNATED','MAIRE_CCAS')`;

export const up = `
-- The cell receives for the whole département; past 2 000 dossiers of a perimeter, the département stands for it (app.my_scope_departement).
create function app.my_intake_departement() returns smallint language sql stable security definer set search_path = '' as $$
  select case when h.function in ('AGENT_CRIP','RESPONSABLE_CRIP') then h.departement else app.my_scope_departement() end from app.habilitation h where h.id = app.actor()
$$;
-- What is attached to a dossier where one is admitted, or of one's perimeter.
create function app.my_intakes() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct a.intake_id), '{}') from app.attachment a where a.departement = (select app.my_departement())
    and (a.dossier_id = any ((select app.my_dossiers())::uuid[]) or a.dossier_id = any ((select app.my_scope_dossiers())::uuid[]))
$$;
-- To whom a reception is told at once: the cell, and whoever transmitted, by a receipt.
create function app.told_of_intake(p_departement smallint, p_author uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select h.id from app.habilitation h where h.departement = p_departement and tstzrange(h.valid_from, h.valid_to) @> app.now()
    and (h.function in ('AGENT_CRIP','RESPONSABLE_CRIP') or h.id = p_author)
$$;

do $$
declare t text;
begin
  foreach t in array array['information_preoccupante','mineur_concerne','information_des_parents','element_recueilli','informant','accuse_reception','attachment'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
  foreach t in array array['mineur_concerne','information_des_parents','element_recueilli','informant','accuse_reception'] loop
    execute format('create policy author on app.%I for select to app_rt using (author_id = (select app.actor()))', t);
    execute format('create policy transmits on app.%I for insert to app_rt with check (author_id = (select app.actor()) and exists (select 1 from app.information_preoccupante i
      where i.id = intake_id and i.author_id = (select app.actor()) and i.state = ''RECEIVED''))', t);
  end loop;
  -- Asked from the last name to the first: the cell's own line stops there.
  foreach t in array array['information_preoccupante','mineur_concerne','information_des_parents','element_recueilli','informant','attachment'] loop
    execute format('create policy cell on app.%I for select to app_rt using (departement = (select app.my_intake_departement()))', t);
  end loop;
  foreach t in array array['mineur_concerne','information_des_parents','element_recueilli'] loop
    execute format('create policy attached on app.%I for select to app_rt using (intake_id = any ((select app.my_intakes())::uuid[]))', t);
  end loop;
end $$;
create policy author on app.information_preoccupante for select to app_rt using (author_id = (select app.actor()));
create policy attached on app.information_preoccupante for select to app_rt using (id = any ((select app.my_intakes())::uuid[]));
create policy transmits on app.information_preoccupante for insert to app_rt with check (author_id = (select app.actor()) and state = 'RECEIVED' and (select app.my_function()) in ${TRANSMITS});
create policy admission on app.attachment for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]));
create policy scope on app.attachment for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]));
create policy attaches on app.attachment for insert to app_rt with check (author_id = (select app.actor()) and (select app.my_function()) in ('AGENT_CRIP','RESPONSABLE_CRIP')
  and (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())));
create policy transmits on app.data_key for insert to app_rt with check (holder_type = 'INTAKE' and (select app.my_function()) in ${TRANSMITS});

create policy policy_reads on app.information_preoccupante for select to app_policy using (true);
create policy policy_reads on app.attachment for select to app_policy using (true);
alter table app.intake_counter enable row level security, force row level security;
create policy policy_reads on app.intake_counter for select to app_policy using (true);
create policy counts on app.intake_counter for insert to app_policy with check (true);
create policy counts_on on app.intake_counter for update to app_policy using (true) with check (true);
grant select (id, departement, year, rank, author_id, state) on app.information_preoccupante to app_policy;
grant select on app.attachment to app_policy;
grant select, insert, update (last) on app.intake_counter to app_policy;
grant select, insert on app.information_preoccupante, app.mineur_concerne, app.information_des_parents, app.element_recueilli, app.informant, app.accuse_reception, app.attachment to app_rt;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.my_intake_departement()', 'app.my_intakes()', 'app.told_of_intake(smallint, uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.my_intake_departement(), app.my_intakes() to app_rt;
grant execute on function app.told_of_intake(smallint, uuid) to relay, worker;
`;
