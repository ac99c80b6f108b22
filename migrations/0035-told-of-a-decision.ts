/**
 * The author of a proposal is told that it is decided: whoever may read the decision, or the proposal, by the law. Who proposed a habilitation is said to the worker
 * grant by grant. The law read by row takes more judging columns: its functions of fewer go, and come back with the code (apps/migrate/migrate.ts).
 */
import { allow } from './allow.js';

export const up = `
${allow('consequence', 'type', 'admission-proposal.granted', 'admission-proposal.refused', 'habilitation.granted')}

do $$
declare f regprocedure;
begin
  for f in select p.oid from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname like 'readers\\_%' loop execute format('drop function %s', f); end loop;
end $$;

create function app.proposed(p_grant uuid) returns table (proposed_by uuid, departement smallint, organisation_id uuid, professionnel_id uuid) language sql stable security definer set search_path = '' as $$
  select p.proposed_by, p.departement, p.organisation_id, p.professionnel_id from app.habilitation_grant g join app.habilitation_proposal p on p.id = g.proposal_id where g.id = p_grant
$$;
revoke execute on function app.proposed(uuid) from public;
alter function app.proposed(uuid) owner to app_policy;
grant execute on function app.proposed(uuid) to worker;
`;
