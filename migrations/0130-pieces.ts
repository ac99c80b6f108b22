/**
 * A file that joins a message. It copies what judges its message and opens nothing: it is read by whoever reads that. Its name is sealed; its bytes are sealed elsewhere,
 * under a key of their own derived from the dossier's.
 */
import { allow } from './allow.js';

const KINDS = `('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','LOG')`;
const MINE = `thread_id = any ((select app.my_threads())::uuid[])`;

export const up = `
create table app.piece (
  id uuid primary key,
  departement smallint not null,
  message_id uuid not null references app.message,
  thread_id uuid not null,
  dossier_id uuid not null,
  kind text not null check (kind in ${KINDS}),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  seq integer not null,
  author_id uuid not null references app.habilitation,
  type text not null check (type in ('pdf','jpeg','png','docx','odt','txt')),
  -- Examined, with the antivirus or without: nothing else is attached.
  state text not null check (state in ('CLEAN','UNSCANNED')),
  size integer not null check (size > 0),
  added_at timestamptz(3) not null,
  name bytea not null
);
create index on app.piece (message_id);

alter table app.piece enable row level security, force row level security;
create policy departement on app.piece as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy participation on app.piece for select to app_rt using (${MINE});
create policy attaches on app.piece for insert to app_rt with check (author_id = (select app.actor()) and ${MINE}
  and exists (select 1 from app.message m where m.id = message_id and m.author_id = (select app.actor()) and m.thread_id = piece.thread_id and m.seq = piece.seq
    and m.dossier_id = piece.dossier_id and m.kind = piece.kind and m.detail = piece.detail and m.source = piece.source));
grant select, insert on app.piece to app_rt;

${allow('event', 'type', 'piece.attached')}
${allow('event', 'subject_type', 'Piece')}
${allow('access', 'subject_type', 'Piece')}
`;
