/**
 * The third wall of signalements and of the two lines of the directory that they ask: by hand, wider than the law (docs/lecture-de-la-loi.md, § 6). A draft is shown to its
 * author, and to whoever reaches a dossier that it is attached to; the cell is shown the whole département.
 */
const DIRECTLY = `('RESPONSABLE_ADOPTION','REFERENT_ASE','SECRETARIAT_ASE','ASSISTANT_SOCIAL','CESF','TISF','MEDECIN_PMI','MEDECIN_REFERENT','PUERICULTRICE_PMI','SAGE_FEMME_PMI','PSYCHOLOGUE_PMI','PSYCHOLOGUE_ASE',
  'ASSISTANT_FAMILIAL','EDUCATEUR_ASSOCIATION','CADRE_ASSOCIATION','EDUCATEUR_MECS','EDUCATEUR_PJJ','ASSISTANT_SOCIAL_SCOLAIRE','MEDECIN_SCOLAIRE','INFIRMIER_SCOLAIRE','PSYCHOLOGUE_SCOLAIRE','DIRECTEUR_ECOLE',
  'ENSEIGNANT','CONSEILLER_DSDEN','MEDECIN_HOSPITALIER','MEDECIN_TRAITANT','PROFESSIONNEL_PETITE_ENFANCE','ECOUTANT_SNATED','MAIRE_CCAS')`;
const FOR_THE_DEPARTEMENT = `('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')`;
const CELL = `('AGENT_CRIP','RESPONSABLE_CRIP')`;
const MINE = (column: string): string => `${column} = any ((select app.my_signalements())::uuid[])`;

export const up = `
-- One's own, and those attached to a dossier of one's perimeter; past 2 000 dossiers, to any of the département.
create function app.my_signalements() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := app.actor();
  home smallint := app.my_departement();
begin
  return (select coalesce(array_agg(id), '{}') from (
    select s.id from app.signalement s where s.author_id = me and s.departement = home
    union
    select d.signalement_id from app.signalement_dossier d where d.departement = home
      and (d.dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or d.departement = (select app.my_scope_departement()))) found);
end $$;
-- The habilitation that acts, if somebody has delegated the signature to it, now.
create function app.my_signatures() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(d.delegate_id), '{}') from app.delegation d
  where d.delegate_id = (select app.actor()) and d.departement = (select app.my_departement()) and tstzrange(d.valid_from, d.valid_to) @> (select app.now())
$$;

do $$
declare t text;
begin
  foreach t in array array['delegation','ressort','signalement','signalement_letter','signalement_dossier','signalement_seal'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
  foreach t in array array['delegation','ressort'] loop
    execute format('create policy directory on app.%I for select to app_rt using (departement = (select app.my_departement()))', t);
    execute format('create policy names on app.%I for insert to app_rt with check (recorded_by = (select app.actor()) and (select app.my_function()) = ''ADMINISTRATEUR_DEPARTEMENT'')', t);
  end loop;
  foreach t in array array['signalement','signalement_letter','signalement_seal'] loop
    execute format($p$create policy cell on app.%I for select to app_rt using ((select app.my_function()) in ${CELL})$p$, t);
  end loop;
end $$;
create policy mine on app.signalement for select to app_rt using (${MINE('id')});
create policy mine on app.signalement_letter for select to app_rt using (${MINE('signalement_id')});
create policy mine on app.signalement_seal for select to app_rt using (${MINE('signalement_id')});
create policy scope on app.signalement_dossier for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));

create policy drafts on app.signalement for insert to app_rt with check (author_id = (select app.actor())
  and (route = 'DIRECT' and (select app.my_function()) in ${DIRECTLY} or route = 'DEPARTEMENT' and (select app.my_function()) in ${FOR_THE_DEPARTEMENT}));
create policy writes on app.signalement_letter for insert to app_rt with check (author_id = (select app.actor()) and ((select app.my_function()) in ${CELL} or ${MINE('signalement_id')}));
create policy attaches on app.signalement_dossier for insert to app_rt with check (attached_by = (select app.actor()) and (select app.my_function()) in ${FOR_THE_DEPARTEMENT}
  and (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())));
create policy signs on app.signalement_seal for insert to app_rt with check (sealed_by = (select app.actor())
  and (route = 'DIRECT' and ${MINE('signalement_id')} or route = 'DEPARTEMENT' and sealed_by = any ((select app.my_signatures())::uuid[])));

create policy policy_reads on app.delegation for select to app_policy using (true);
create policy policy_reads on app.signalement for select to app_policy using (true);
create policy policy_reads on app.signalement_letter for select to app_policy using (true);
create policy policy_reads on app.signalement_dossier for select to app_policy using (true);
create policy policy_reads on app.signalement_seal for select to app_policy using (true);
alter table app.signalement_counter enable row level security, force row level security;
create policy policy_reads on app.signalement_counter for select to app_policy using (true);
create policy counts on app.signalement_counter for insert to app_policy with check (true);
create policy counts_on on app.signalement_counter for update to app_policy using (true) with check (true);
grant select on app.delegation, app.signalement_dossier to app_policy;
grant select (id, departement, author_id) on app.signalement to app_policy;
grant select (id, departement, signalement_id, version) on app.signalement_letter, app.signalement_seal to app_policy;
grant select, insert, update (last) on app.signalement_counter to app_policy;
grant select, insert on app.delegation, app.ressort, app.signalement, app.signalement_letter, app.signalement_dossier, app.signalement_seal to app_rt;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.next_signalement()', 'app.number_signalement()', 'app.letter_follows()', 'app.my_signalements()', 'app.my_signatures()']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.my_signalements(), app.my_signatures(), app.next_signalement() to app_rt;
`;
