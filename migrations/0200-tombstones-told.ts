/**
 * Of what was destroyed, the tombstone, to those who must be able to say so: the DPO, and the heads of the territory that had the dossier when it began. Ids, numbers and instants; the database judges of whom, since the territories
 * of a destroyed dossier have ended and no law of rows reaches it any more.
 */
export const up = `
create function app.my_tombstones(p_before timestamptz, p_id uuid, p_limit integer) returns table (elimination app.elimination, acts jsonb) language sql stable security definer set search_path = '' as $$
  select t.elimination, t.acts
  from (select e.dossier_id, e.done_at, e.id from app.elimination e
    where e.done_at <> 'infinity' and (e.done_at, e.id) < (p_before, p_id) and e.departement = app.my_departement()
      and (app.my_function() = 'DPO' or app.my_function() in ('RESPONSABLE_ASE','RESPONSABLE_CRIP') and exists (
        select 1 from app.dossier_territoire d where d.dossier_id = e.dossier_id and d.valid_to >= e.begun_at and d.territoire_id = any (app.my_territoires())))
    order by e.done_at desc, e.id desc limit p_limit) e
    cross join lateral app.tombstone(e.dossier_id) t
  order by e.done_at desc, e.id desc
$$;
alter function app.my_tombstones(timestamptz, uuid, integer) owner to app_policy;
revoke execute on function app.my_tombstones(timestamptz, uuid, integer) from public;
grant execute on function app.my_tombstones(timestamptz, uuid, integer) to app_rt;
`;
