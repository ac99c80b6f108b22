/**
 * A signalement handed over as a package to a parquet that does not connect, and its reception, recorded by a person with the date and the parquet's reference: two more facts, each once. By whichever way it
 * went, the same facts may follow.
 */
import { allow } from './allow.js';

const PACKAGE = ['DEPOSITED', 'RECEIPT_RECORDED'];
const JUDGMENTS = ['PROVISIONAL_RULED', 'PROVISIONAL_EXTENDED', 'MERITS_RULED'];
const EVENTS = ['signalement.deposited', 'signalement.receipt-recorded'];
const list = (facts: readonly string[]): string => `('${facts.join("','")}')`;
const CELL = `('AGENT_CRIP','RESPONSABLE_CRIP')`;
const OURS = list(['SENT', ...PACKAGE, 'COMPLEMENT_SENT', 'PARENTS_TOLD', ...JUDGMENTS]);
const THEIRS = list(['ACKNOWLEDGED', 'ANSWERED', 'AUTHOR_TOLD', 'COMPLEMENT_ASKED', 'PARENTS_TIMING', ...JUDGMENTS]);

export const up = `
${allow('event', 'type', ...EVENTS)}
${allow('consequence', 'type', ...EVENTS)}
${allow('signalement_step', 'fact', ...PACKAGE)}
alter table app.signalement_step add check (fact not in ${list(PACKAGE)} or reach = 'AUTHOR');
create unique index signalement_step_package_once on app.signalement_step (signalement_id, fact) where fact in ${list(PACKAGE)};

-- The seal comes first, by either way; the parents are told once it went by one of them.
do $$
declare
  was text := pg_get_functiondef('app.step_follows()'::regprocedure);
  patched text := replace(replace(replace(replace(was, 'new.fact = ''SENT''', 'new.fact in (''SENT'',''DEPOSITED'')'), 'p.fact = f.asks', 'p.fact = any (string_to_array(f.asks, ''|''))'),
    '(''PARENTS_TOLD'',''SENT'',true)', '(''PARENTS_TOLD'',''SENT|DEPOSITED'',true)'), '(''RECEIVED'',''SENT'',true)', '(''RECEIVED'',''SENT'',true),(''RECEIPT_RECORDED'',''DEPOSITED'',true)');
begin
  if length(patched) < length(was) + 80 then raise exception 'step_follows is not what it was'; end if;
  execute patched;
end $$;

drop policy goes_on on app.signalement_step;
create policy goes_on on app.signalement_step for insert to app_rt with check (author_id = (select app.actor())
  and (fact in ${OURS} and ((select app.my_function()) in ${CELL} or signalement_id = any ((select app.my_signalements())::uuid[]))
    or fact in ${THEIRS} and signalement_id = any ((select app.my_received())::uuid[])));
`;
