/**
 * The dossiers of one's territories, without looking for them where one has none: measured at 100 000 dossiers, 48 ms in every statement of a person whose
 * function has no territory, 0.1 since. Past 2 000 the list stops where it is, by the index, and the département takes its place; a dossier counted twice, for
 * it is in two of one's territories, counts twice there too: the two functions look at one list.
 */
export const up = `
create or replace function app.my_scope_dossiers() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := app.actor();
  h app.habilitation;
  instant timestamptz;
begin
  select * into h from app.habilitation where id = me;
  if h.function is null or h.function not in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION') then return '{}'; end if;
  instant := app.now();
  return (select coalesce(array_agg(d), '{}') from (
    select t.dossier_id as d from app.habilitation_territoire ht
    join app.dossier_territoire t on t.territoire_id = ht.territoire_id and t.departement = ht.departement
    where ht.habilitation_id = me and ht.departement = h.departement and t.valid_from <= instant and instant < t.valid_to
    limit 2001) found);
end $$;
`;
