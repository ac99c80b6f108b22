/** Who is told at once of a poll, of what is answered to it, of an answer to a convocation: those who sit there; of an answer, whose it is and who convened alone, since no peer reads why not. */
export const up = `
grant select (id) on app.poll_vote to app_policy;
grant select (id, departement, synthese_id, habilitation_id) on app.convocation_answer to app_policy;
create policy policy_reads on app.convocation_answer for select to app_policy using (true);

create function app.told_of_answer(p_subject uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select app.told_of_synthese(x.synthese_id) from (
    select p.synthese_id from app.poll p where p.id = p_subject union all select p.synthese_id from app.poll_vote v join app.poll p on p.id = v.poll_id where v.id = p_subject) x
  union all
  select who from app.convocation_answer a join app.synthese s on s.id = a.synthese_id cross join lateral app.told_of_synthese(a.synthese_id) as told (who)
    where a.id = p_subject and who in (a.habilitation_id, s.author_id)
$$;
revoke execute on function app.told_of_answer(uuid) from public;
alter function app.told_of_answer(uuid) owner to app_policy;
grant execute on function app.told_of_answer(uuid) to relay;
`;
