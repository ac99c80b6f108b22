/**
 * The family of a meeting: each parent who holds authority, and the child, invited or not, and why not; that the child was not heard, and why. Each of their own kind, read as the dossier is, at the table or by
 * territory. And what they think, asked before: a line of type AVIS, written without a pen before the meeting is opened, and never afterwards.
 */
import { allow } from './allow.js';

const CONVOKED = `synthese_id = any ((select app.my_syntheses())::uuid[])`;
const WITHIN = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;

export const up = `
${allow('event', 'type', 'family.recorded', 'opinion.collected')}
${allow('event', 'subject_type', 'FamilyStep')}
${allow('access', 'subject_type', 'FamilyStep')}
${allow('minute_line', 'type', 'AVIS')}

create table app.family_step (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  synthese_id uuid not null,
  kind text not null check (kind in ('FAM','ENF')),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null references app.habilitation,
  about text not null check (about in ('PARENT','CHILD')),
  personne_id uuid,
  fact text not null check (fact in ('INVITED','NOT_INVITED','NOT_HEARD')),
  -- Invited: how, when, and whether told that they may come with a person of their choice.
  means text check (means in ('INTERVIEW','CALL','VISIT','LETTER')),
  informed_at timestamptz(3),
  accompanied boolean not null,
  reason bytea,
  written_at timestamptz(3) not null,
  request_id uuid not null,
  unique (author_id, request_id),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id),
  foreign key (personne_id, dossier_id) references app.personne (id, dossier_id),
  check ((about = 'PARENT') = (personne_id is not null)),
  check ((about = 'PARENT') = (kind = 'FAM')),
  check (fact <> 'NOT_HEARD' or about = 'CHILD'),
  check ((fact = 'INVITED') = (means is not null) and (fact = 'INVITED') = (informed_at is not null)),
  check ((fact = 'INVITED') <> (reason is not null)),
  check (fact = 'INVITED' or not accompanied),
  check (informed_at <= written_at)
);
create index on app.family_step (synthese_id, written_at, id);
create index on app.family_step (dossier_id);
create index on app.family_step (personne_id);
create trigger before_minutes after insert on app.family_step for each row execute function app.before_minutes();

alter table app.family_step enable row level security, force row level security;
create policy departement on app.family_step as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy convoked on app.family_step for select to app_rt using (${CONVOKED});
create policy scope on app.family_step for select to app_rt using (${WITHIN});
create policy writes on app.family_step for insert to app_rt with check (author_id = (select app.actor()) and (${CONVOKED} or ${WITHIN}));
grant select, insert on app.family_step to app_rt;

-- Numbered in order. Before the meeting is opened, what was asked before, and nothing else; once it is, no more of it. What was decided, and what was asked before, are corrected by their like.
create or replace function app.line_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from app.seance_step s where s.synthese_id = new.synthese_id and s.fact = 'OPENED' and s.at <= new.written_at) = (new.type = 'AVIS' and new.nature = 'WRITTEN')
      and not (new.type = 'AVIS' and new.nature <> 'WRITTEN')
    or new.seq > 1 and not exists (select 1 from app.minute_line l where l.synthese_id = new.synthese_id and l.seq = new.seq - 1)
    or exists (select 1 from app.minute_line l where l.id = new.supersedes_id and (l.nature = 'WITHDRAWN' or l.seq >= new.seq or l.type <> new.type and (l.type in ('DECISION','AVIS') or new.type in ('DECISION','AVIS')))) then
    raise exception 'a line out of order' using errcode = 'check_violation', constraint = 'minute_line_follows';
  end if;
  return null;
end $$;
alter function app.line_follows() owner to app_policy;
alter table app.minute_line add check (type <> 'AVIS' or voice <> 'PROFESSIONNEL');
grant select (at) on app.seance_step to app_policy;
`;
