/**
 * Whoever seals asks once which key serves, and holds it (0240), and whether there is any place kept secret to recognise in what is written (0210): one statement, where there were two. Volatile: the second question
 * is asked once the first has waited, so that a place declared meanwhile is seen. It says that there is one, never which; whoever is refused is refused as before, by its marks.
 * app.sealing_generation stays: a deployment begins by the base, and the servers of before ask it until they have gone.
 */
export const up = `
create function app.sealing(p_holder uuid) returns table (generation smallint, places boolean) language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('data_key ' || p_holder, 0));
  return query select (select k.generation from app.data_key k where k.holder_id = p_holder and k.departement = (select app.my_departement())), exists (select from app.place_marks(p_holder));
end $$;
grant execute on function app.place_marks(uuid) to app_policy;
alter function app.sealing(uuid) owner to app_policy;
revoke execute on function app.sealing(uuid) from public;
grant execute on function app.sealing(uuid) to app_rt;
`;
