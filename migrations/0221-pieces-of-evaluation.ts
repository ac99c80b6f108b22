/**
 * A file that joins what one professional brought to an evaluation about a child. It has the child, the kind, the detail, the file and the author of what it joins, by a key
 * that says all of them at once: it opens nothing, and is read by whoever reads that. Its bytes are sealed under the dossier's key.
 */
import { allow } from './allow.js';

const JUDGING = 'evaluation_id, dossier_id, kind, detail, source, author_id, departement';
const OF_TERRITORY = 'dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())';

export const up = `
alter table app.contribution add unique (id, ${JUDGING});

create table app.piece_evaluation (
  id uuid primary key,
  departement smallint not null,
  evaluation_id uuid not null,
  dossier_id uuid not null,
  contribution_id uuid not null,
  kind text not null check (kind in ('FAM','SCO','SOC','MED','PAR','ENF')),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null,
  type text not null check (type in ('pdf','jpeg','png','docx','odt','txt')),
  state text not null check (state in ('CLEAN','UNSCANNED')),
  size integer not null check (size > 0),
  added_at timestamptz(3) not null,
  name bytea not null,
  foreign key (contribution_id, ${JUDGING}) references app.contribution (id, ${JUDGING})
);
create index on app.piece_evaluation (contribution_id);
create index on app.piece_evaluation (dossier_id);

alter table app.piece_evaluation enable row level security, force row level security;
create policy departement on app.piece_evaluation as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy admission on app.piece_evaluation for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]));
create policy scope on app.piece_evaluation for select to app_rt using (${OF_TERRITORY});
create policy addressee on app.piece_evaluation for select to app_rt using (contribution_id = any ((select app.my_items())::uuid[]));
create policy author on app.piece_evaluation for select to app_rt using (author_id = (select app.actor()));
create policy joins on app.piece_evaluation for insert to app_rt with check (author_id = (select app.actor()) and (dossier_id = any ((select app.my_dossiers())::uuid[]) or ${OF_TERRITORY}));
create policy policy_reads on app.piece_evaluation for select to app_policy using (true);
grant select, insert on app.piece_evaluation to app_rt;
grant select (id, dossier_id) on app.piece_evaluation to app_policy;

create or replace function app.pieces_to_destroy(p_dossier uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.id from app.piece p where p.dossier_id = p_dossier and exists (select 1 from app.elimination e where e.dossier_id = p_dossier and e.done_at = 'infinity')
  union select p.document_id from app.piece_recueillie p where p.intake_id = any (app.holders_to_destroy(p_dossier))
  union select p.document_id from app.piece_signalement p where p.signalement_id = any (app.holders_to_destroy(p_dossier))
  union select p.id from app.piece_evaluation p where p.dossier_id = any (app.holders_to_destroy(p_dossier))
$$;

${allow('event', 'type', 'piece-evaluation.attached')}
${allow('event', 'subject_type', 'PieceEvaluation')}
${allow('access', 'subject_type', 'PieceEvaluation')}
`;
