/**
 * What proves an act to whoever may read the row that it made: its leaf, its salt and what the leaf commits to, of that row and no other. The wall is written again here, since the leaves
 * themselves are nobody's to read.
 */
import { PART_OF_EVENT, TEXT } from './leaf-texts.js';

const PROVEN = `('signalement.sealed','signalement.sent','signalement.received','signalement.acknowledged','minutes.validated')`;
const OF_SIGNALEMENT = (row: string): string => `(h.function in ('AGENT_CRIP','RESPONSABLE_CRIP') or ${row}.signalement_id = any (app.my_signalements()) or ${row}.signalement_id = any (app.my_received()))`;

export const up = `
-- Few among many: an act is found by its row.
create index on app.event (subject_id) where type in ${PROVEN};

create function app.openings(p_subjects uuid[]) returns table (idx bigint, leaf text, salt bytea, personal text) language sql stable security definer set search_path = '' as $$
  with mine as (
    select s.id from app.habilitation h, app.signalement_seal s where h.id = app.actor() and s.id = any (p_subjects) and s.departement = h.departement and ${OF_SIGNALEMENT('s')}
    union all select s.id from app.habilitation h, app.signalement_step s where h.id = app.actor() and s.id = any (p_subjects) and s.departement = h.departement and ${OF_SIGNALEMENT('s')}
    union all select m.id from app.minutes m where m.id = any (p_subjects) and m.departement = app.my_departement()
      and (m.synthese_id = any (app.my_syntheses()) or m.dossier_id = any (app.my_scope_dossiers()) or m.departement = app.my_scope_departement()))
  select l.idx, ${TEXT('l.source', 'l.')}, s.salt, ${PART_OF_EVENT}
  from mine join app.event r on r.subject_id = mine.id and r.type in ${PROVEN} join app.leaf l on l.id = r.id join app.leaf_salt s on s.leaf_id = l.id
  order by l.idx
$$;
create function app.last_checkpoint() returns table (size bigint, note bytea) language sql stable security definer set search_path = '' as $$
  select c.size, c.note from app.checkpoint c order by c.size desc limit 1
$$;
do $$
declare f regprocedure;
begin
  foreach f in array array['app.openings(uuid[])', 'app.last_checkpoint()']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.openings(uuid[]), app.last_checkpoint(), app.kept_hashes(smallint, bigint, integer) to app_rt;
`;
