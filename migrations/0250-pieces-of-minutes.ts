/**
 * A file that joins a line of the minutes. It has all that judges that line, by a key that says it at once: it opens nothing, and is read by whoever reads the line. What joins makes
 * another line, whose commitment names it; nothing joins one that another follows, nor minutes that are validated, nor what is said in summary. Its bytes are sealed once, under the key of the child of whom the point speaks.
 */
import { allow } from './allow.js';

const OF_LINE = 'synthese_id, home_id, dossier_id, point_id, kind, detail, source, author_id, departement';
const CONVOKED = `synthese_id = any ((select app.my_syntheses())::uuid[])`;

export const up = `
alter table app.minute_line add unique (id, ${OF_LINE}, type);

create table app.piece_synthese (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  home_id uuid not null,
  synthese_id uuid not null,
  point_id uuid not null,
  line_id uuid not null,
  line_type text not null check (line_type in ('AVIS','CONSTAT','POINT_DE_VUE','DESACCORD','PROPOSITION','DECISION','ACTION')),
  kind text not null check (kind in ('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','LOG')),
  -- A file says the whole: nothing joins what is said in summary.
  detail text not null check (detail = 'FULL'),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null,
  number smallint not null check (number > 0),
  document_id uuid not null,
  type text not null check (type in ('pdf','jpeg','png','docx','odt','txt')),
  state text not null check (state in ('CLEAN','UNSCANNED')),
  size integer not null check (size > 0),
  name bytea not null,
  -- Of its bytes: sealed, since whoever holds a file could otherwise tell of which child it was spoken.
  hash bytea not null,
  unique (line_id, number),
  unique (line_id, document_id),
  foreign key (line_id, ${OF_LINE}, line_type) references app.minute_line (id, ${OF_LINE}, type)
);
create index on app.piece_synthese (synthese_id);
create index on app.piece_synthese (home_id);
create index on app.piece_synthese (dossier_id);

-- A line keeps what it came with. Asked after the row, which its policy has judged first.
create function app.piece_of_line_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from app.minute_line l where l.supersedes_id = new.line_id or l.id = new.line_id and l.nature = 'WITHDRAWN') then
    raise exception 'withdrawn, or followed' using errcode = 'check_violation', constraint = 'piece_synthese_follows';
  end if;
  return null;
end $$;
alter function app.piece_of_line_follows() owner to app_policy;
revoke execute on function app.piece_of_line_follows() from public;
create trigger follows after insert on app.piece_synthese for each row execute function app.piece_of_line_follows();
create trigger before_minutes after insert on app.piece_synthese for each row execute function app.before_minutes();

alter table app.piece_synthese enable row level security, force row level security;
create policy departement on app.piece_synthese as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy convoked on app.piece_synthese for select to app_rt using (${CONVOKED});
create policy scope on app.piece_synthese for select to app_rt using (home_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy writes on app.piece_synthese for insert to app_rt with check (author_id = (select app.actor()) and ${CONVOKED});
create policy policy_reads on app.piece_synthese for select to app_policy using (true);
create policy renews on app.piece_synthese for all to renew using (coalesce(dossier_id, id) = (select app.renewing()));
grant select, insert on app.piece_synthese to app_rt;
grant select (dossier_id, document_id) on app.piece_synthese to app_policy;
grant select (dossier_id, id, name, hash, document_id), update (name, hash) on app.piece_synthese to renew;

create or replace function app.pieces_to_destroy(p_dossier uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.id from app.piece p where p.dossier_id = p_dossier and exists (select 1 from app.elimination e where e.dossier_id = p_dossier and e.done_at = 'infinity')
  union select p.document_id from app.piece_recueillie p where p.intake_id = any (app.holders_to_destroy(p_dossier))
  union select p.document_id from app.piece_signalement p where p.signalement_id = any (app.holders_to_destroy(p_dossier))
  union select p.id from app.piece_evaluation p where p.dossier_id = any (app.holders_to_destroy(p_dossier))
  union select p.document_id from app.piece_synthese p where p.dossier_id = any (app.holders_to_destroy(p_dossier))
$$;

${allow('event', 'type', 'piece-synthese.attached')}
${allow('event', 'subject_type', 'PieceSynthese')}
${allow('access', 'subject_type', 'PieceSynthese')}
`;
