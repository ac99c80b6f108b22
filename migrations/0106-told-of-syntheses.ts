/** Who sits at a synthèse, for the machine that tells them; and how many of them an admission opens, for whoever is about to end it: a number. */
export const up = `
create function app.told_of_synthese(p_id uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct c.habilitation_id from app.convocation c join app.habilitation h on h.id = c.habilitation_id and h.departement = c.departement
  where c.synthese_id = coalesce((select d.synthese_id from app.synthese_date d where d.id = p_id), (select x.synthese_id from app.convocation x where x.id = p_id), p_id)
    and tstzrange(c.valid_from, c.valid_to) @> app.now() and tstzrange(h.valid_from, h.valid_to) @> app.now()
    and (c.basis = 'ADMISSION' or h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION') and exists (
      select 1 from app.dossier_territoire t join app.habilitation_territoire ht on ht.territoire_id = t.territoire_id and ht.departement = t.departement
      where t.dossier_id = c.dossier_id and ht.habilitation_id = c.habilitation_id and t.departement = c.departement and tstzrange(t.valid_from, t.valid_to) @> app.now()))
$$;
revoke execute on function app.told_of_synthese(uuid) from public;
alter function app.told_of_synthese(uuid) owner to app_policy;
grant execute on function app.told_of_synthese(uuid) to relay, worker;

drop function app.effect_of_closing(uuid);
create function app.effect_of_closing(p_admission uuid) returns table (dossiers integer, threads integer, syntheses integer, digest text) language sql stable security definer set search_path = '' as $$
  with a as (select id from app.admission where id = p_admission and departement = app.my_departement() and app.my_function() in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')
    and (dossier_id = any (app.my_scope_dossiers()) or departement = app.my_scope_departement())),
  x as (select distinct p.thread_id as id from a join app.participation p on p.admission_id = a.id where tstzrange(p.valid_from, p.valid_to) @> app.now()),
  s as (select distinct c.synthese_id as id from a join app.convocation c on c.admission_id = a.id where tstzrange(c.valid_from, c.valid_to) @> app.now())
  select 1, (select count(*) from x)::integer, (select count(*) from s)::integer,
    encode(sha256(convert_to('closing ' || a.id || ' ' || coalesce((select string_agg(y.id::text, ' ' order by y.id) from (select id from x union all select id from s) y), ''), 'UTF8')), 'hex') from a
$$;
revoke execute on function app.effect_of_closing(uuid) from public;
alter function app.effect_of_closing(uuid) owner to app_policy;
grant execute on function app.effect_of_closing(uuid) to app_rt;
`;
