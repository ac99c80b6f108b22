/**
 * A file that joins what was said or seen of a child at recueil. It has the child, the kind, the detail and the file of what it joins, by a key that says all of them
 * at once: it opens nothing, and is read by whoever reads that. One document may join the same words about several children: it is sealed once, under the intake's key.
 */
import { allow } from './allow.js';

const JUDGING = 'intake_id, mineur_id, kind, detail, source, author_id, departement';

export const up = `
alter table app.element_recueilli add unique (id, ${JUDGING});

create table app.piece_recueillie (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null,
  mineur_id uuid not null,
  element_id uuid not null,
  kind text not null check (kind in ('FAM','SCO','SOC','MED','PAR','ENF')),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null references app.habilitation,
  -- What it was before it joined, so that a second try makes nothing twice; and what it is where it is kept.
  deposit_id uuid not null,
  document_id uuid not null,
  type text not null check (type in ('pdf','jpeg','png','docx','odt','txt')),
  state text not null check (state in ('CLEAN','UNSCANNED')),
  size integer not null check (size > 0),
  added_at timestamptz(3) not null,
  name bytea not null,
  unique (element_id, deposit_id),
  foreign key (element_id, ${JUDGING}) references app.element_recueilli (id, ${JUDGING})
);
create index on app.piece_recueillie (intake_id);

alter table app.piece_recueillie enable row level security, force row level security;
create policy departement on app.piece_recueillie as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy author on app.piece_recueillie for select to app_rt using (author_id = (select app.actor()));
create policy cell on app.piece_recueillie for select to app_rt using (departement = (select app.my_intake_departement()));
create policy attached on app.piece_recueillie for select to app_rt using (intake_id = any ((select app.my_intakes())::uuid[]));
create policy transmits on app.piece_recueillie for insert to app_rt with check (author_id = (select app.actor()) and exists (select 1 from app.information_preoccupante i
  where i.id = intake_id and i.author_id = (select app.actor()) and i.state = 'RECEIVED'));
grant select, insert on app.piece_recueillie to app_rt;

${allow('event', 'type', 'piece-recueillie.attached')}
${allow('event', 'subject_type', 'PieceRecueillie')}
${allow('access', 'subject_type', 'PieceRecueillie')}
`;
