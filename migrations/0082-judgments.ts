/**
 * What the judge ruled after the parquet seized him, recorded by whoever was told of it (CPC 1190), the parquet or the département: provisional measures, their extension, the merits. Each is one more fact of a
 * signalement, with its place in the order; its clocks are those of the judge (CPC 1184, 1185; C. civ. 375-5).
 */
import { allow } from './allow.js';

const JUDGMENTS = ['PROVISIONAL_RULED', 'PROVISIONAL_EXTENDED', 'MERITS_RULED'];
const list = (facts: readonly string[]): string => `('${facts.join("','")}')`;
const CELL = `('AGENT_CRIP','RESPONSABLE_CRIP')`;
const OURS = list(['SENT', 'COMPLEMENT_SENT', 'PARENTS_TOLD', ...JUDGMENTS]);
const THEIRS = list(['ACKNOWLEDGED', 'ANSWERED', 'AUTHOR_TOLD', 'COMPLEMENT_ASKED', 'PARENTS_TIMING', ...JUDGMENTS]);

export const up = `
${allow('event', 'type', 'signalement.judged')}
${allow('consequence', 'type', 'signalement.judged')}
${allow('signalement_step', 'fact', ...JUDGMENTS)}
alter table app.signalement_step add check (fact not in ${list(JUDGMENTS)} or reach = 'DEPARTEMENT');

do $$
declare
  was text := pg_get_functiondef('app.step_follows()'::regprocedure);
  patched text := replace(was, '(''PARENTS_TOLD'',''SENT'',true)',
    '(''PARENTS_TOLD'',''SENT'',true),(''PROVISIONAL_RULED'',''ANSWERED'',true),(''PROVISIONAL_EXTENDED'',''PROVISIONAL_RULED'',true),(''MERITS_RULED'',''ANSWERED'',true)');
begin
  if patched = was then raise exception 'step_follows is not what it was'; end if;
  execute patched;
end $$;

drop policy goes_on on app.signalement_step;
create policy goes_on on app.signalement_step for insert to app_rt with check (author_id = (select app.actor())
  and (fact in ${OURS} and ((select app.my_function()) in ${CELL} or signalement_id = any ((select app.my_signalements())::uuid[]))
    or fact in ${THEIRS} and signalement_id = any ((select app.my_received())::uuid[])));
`;
