/** How many exchanges an admission opens, for whoever is about to end it: a number, to the heads who answer for its dossier, who take part in none of them. */
export const up = `
create function app.effect_of_closing(p_admission uuid) returns table (dossiers integer, threads integer, digest text) language sql stable security definer set search_path = '' as $$
  with a as (select id from app.admission where id = p_admission and departement = app.my_departement() and app.my_function() in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')
    and (dossier_id = any (app.my_scope_dossiers()) or departement = app.my_scope_departement())),
  x as (select distinct p.thread_id as id from a join app.participation p on p.admission_id = a.id where tstzrange(p.valid_from, p.valid_to) @> app.now())
  select 1, (select count(*) from x)::integer, encode(sha256(convert_to('closing ' || a.id || ' ' || coalesce((select string_agg(x.id::text, ' ' order by x.id) from x), ''), 'UTF8')), 'hex') from a
$$;
revoke execute on function app.effect_of_closing(uuid) from public;
alter function app.effect_of_closing(uuid) owner to app_policy;
grant execute on function app.effect_of_closing(uuid) to app_rt;
`;
