/**
 * What a parquet that does not connect answers, asks, or settles of the parents: reported by the département, of what was handed over as a package and is known to have arrived. The same facts as the
 * parquet's own, so that the same clocks follow; who took them says whose word it is. From that reception on, the département has a term to ask what became of it. A complement may follow what was handed over.
 */
import { allow } from './allow.js';

const list = (facts: readonly string[]): string => `('${facts.join("','")}')`;
const JUDGMENTS = ['PROVISIONAL_RULED', 'PROVISIONAL_EXTENDED', 'MERITS_RULED'];
const REPORTED = ['ANSWERED', 'COMPLEMENT_ASKED', 'PARENTS_TIMING'];
const CELL = `('AGENT_CRIP','RESPONSABLE_CRIP')`;
const OURS = list(['SENT', 'DEPOSITED', 'RECEIPT_RECORDED', 'COMPLEMENT_SENT', 'PARENTS_TOLD', ...JUDGMENTS]);
const THEIRS = list(['ACKNOWLEDGED', 'AUTHOR_TOLD', ...REPORTED, ...JUDGMENTS]);

export const up = `
${allow('deadline', 'code', 'SIGNALEMENT_FOLLOW_UP')}
do $$
declare
  steps text := pg_get_functiondef('app.step_follows()'::regprocedure);
  terms text := pg_get_functiondef('app.latest_term(text, timestamptz, smallint)'::regprocedure);
  patched text;
  fact text;
begin
  patched := replace(steps, '(''COMPLEMENT_SENT'',''SENT'',', '(''COMPLEMENT_SENT'',''SENT|DEPOSITED'',');
  foreach fact in array array['${REPORTED.join("','")}'] loop
    patched := replace(patched, format('(%L,''ACKNOWLEDGED'',', fact), format('(%L,''ACKNOWLEDGED|RECEIPT_RECORDED'',', fact));
  end loop;
  if length(patched) <> length(steps) + length('|DEPOSITED') + 3 * length('|RECEIPT_RECORDED') then raise exception 'step_follows is not what it was'; end if;
  execute patched;
  patched := replace(terms, '(''SIGNALEMENT_OUTCOME'',''m'',1,1,0)', '(''SIGNALEMENT_OUTCOME'',''m'',1,1,0),(''SIGNALEMENT_FOLLOW_UP'',''m'',1,1,0)');
  if patched = terms then raise exception 'latest_term is not what it was'; end if;
  execute patched;
end $$;

create index signalement_step_arrived on app.signalement_step (departement) where fact = 'RECEIPT_RECORDED';

-- What a parquet has in its hands as a package. A policy may not look at its own table.
create function app.my_arrived() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(s.signalement_id), '{}') from app.signalement_step s where s.departement = app.my_departement() and s.fact = 'RECEIPT_RECORDED'
$$;
alter function app.my_arrived() owner to app_policy;
revoke execute on function app.my_arrived() from public;
grant execute on function app.my_arrived() to app_rt;

drop policy goes_on on app.signalement_step;
create policy goes_on on app.signalement_step for insert to app_rt with check (author_id = (select app.actor())
  and (fact in ${OURS} and ((select app.my_function()) in ${CELL} or signalement_id = any ((select app.my_signalements())::uuid[]))
    or fact in ${list(REPORTED)} and ((select app.my_function()) in ${CELL} or (select app.my_function()) = 'RESPONSABLE_ASE' and signalement_id = any ((select app.my_signalements())::uuid[]))
      and signalement_id = any ((select app.my_arrived())::uuid[])
    or fact in ${THEIRS} and signalement_id = any ((select app.my_received())::uuid[])));
`;
