/**
 * An admission that takes the place of another keeps the exchanges that the former one opened: one more kind, or the review at six months, does not put anybody
 * out of the conversation. What was still open is what would have ended with the former admission.
 */
export const up = `
create function app.carry_participations(p_from uuid, p_to uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.participation (id, departement, thread_id, dossier_id, habilitation_id, basis, admission_id, from_seq, valid_from, valid_to)
    select gen_random_uuid(), p.departement, p.thread_id, p.dossier_id, p.habilitation_id, 'ADMISSION', n.id, p.from_seq, n.valid_from, n.valid_to
    from app.admission o join app.admission n on (n.habilitation_id, n.dossier_id, n.departement) = (o.habilitation_id, o.dossier_id, o.departement)
      join app.participation p on p.admission_id = o.id and p.valid_to = o.valid_to
    where o.id = p_from and n.id = p_to and n.id <> o.id and n.granted_by = app.actor();
end $$;
revoke execute on function app.carry_participations(uuid, uuid) from public;
alter function app.carry_participations(uuid, uuid) owner to app_policy;
grant execute on function app.carry_participations(uuid, uuid) to app_rt;
create policy carries on app.participation for insert to app_policy with check (basis = 'ADMISSION');
grant insert on app.participation to app_policy;
grant select (granted_by, valid_from, valid_to) on app.admission to app_policy;
`;
