/**
 * What is written down of a réunion de synthèse: lines, numbered without a gap, each of one point and hence of one kind and one child; corrected or withdrawn by another line. Text and salt are sealed; what ties
 * every reader's minutes to the same meeting, the sha-256 of both, stands in clear and says nothing. And what somebody has begun to write, theirs alone.
 */
import { allow } from './allow.js';

const CONVOKED = `synthese_id = any ((select app.my_syntheses())::uuid[])`;
const EVENTS = ['line.written', 'line.corrected', 'line.withdrawn'];

export const up = `
${allow('event', 'type', ...EVENTS)}
${allow('event', 'subject_type', 'MinuteLine')}
${allow('access', 'subject_type', 'MinuteLine')}
${allow('consequence', 'type', ...EVENTS)}

alter table app.synthese_point add unique (id, synthese_id, home_id, dossier_id, kind, detail);
create table app.minute_line (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  home_id uuid not null,
  synthese_id uuid not null,
  point_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('CONSTAT','POINT_DE_VUE','DESACCORD','PROPOSITION','DECISION')),
  voice text not null check (voice in ('PROFESSIONNEL','ENFANT','PARENTS')),
  kind text not null check (kind in ('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','LOG')),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null references app.habilitation,
  -- Whose words, of those convoked.
  speaker_id uuid references app.habilitation,
  nature text not null check (nature in ('WRITTEN','CORRECTED','WITHDRAWN')),
  supersedes_id uuid unique,
  body bytea not null,
  salt bytea not null,
  commitment bytea not null check (octet_length(commitment) = 32),
  written_at timestamptz(3) not null,
  request_id uuid not null,
  unique (synthese_id, seq),
  unique (author_id, request_id),
  unique (id, point_id),
  -- Of its point, a line has the child, the kind and the detail.
  foreign key (point_id, synthese_id, home_id, dossier_id, kind, detail) references app.synthese_point (id, synthese_id, home_id, dossier_id, kind, detail),
  foreign key (supersedes_id, point_id) references app.minute_line (id, point_id),
  check ((nature = 'WRITTEN') = (supersedes_id is null))
);
create index on app.minute_line (home_id);

-- Numbered in order, once the meeting is opened; what was decided is corrected by another decision, and nothing else becomes one; asked after the row, which its policy has judged first.
create function app.line_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from app.seance_step s where s.synthese_id = new.synthese_id)
    or new.seq > 1 and not exists (select 1 from app.minute_line l where l.synthese_id = new.synthese_id and l.seq = new.seq - 1)
    or exists (select 1 from app.minute_line l where l.id = new.supersedes_id and (l.nature = 'WITHDRAWN' or l.seq >= new.seq or (l.type = 'DECISION') <> (new.type = 'DECISION'))) then
    raise exception 'a line out of order' using errcode = 'check_violation', constraint = 'minute_line_follows';
  end if;
  return null;
end $$;
create trigger follows after insert on app.minute_line for each row execute function app.line_follows();

-- The person's, under whatever hat they write; sealed under the key of the child of whom the point speaks.
create table app.minute_draft (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  synthese_id uuid not null,
  point_id uuid not null,
  professionnel_id uuid not null references app.professionnel,
  saved_at timestamptz(3) not null,
  body bytea not null,
  unique (point_id, professionnel_id),
  foreign key (point_id, synthese_id) references app.synthese_point (id, synthese_id)
);
create index on app.minute_draft (synthese_id);
create index on app.minute_draft (dossier_id);

do $$
declare t text;
begin
  foreach t in array array['minute_line','minute_draft'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;
create policy policy_reads on app.minute_line for select to app_policy using (true);
create policy convoked on app.minute_line for select to app_rt using (${CONVOKED});
create policy scope on app.minute_line for select to app_rt using (home_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy writes on app.minute_line for insert to app_rt with check (author_id = (select app.actor()) and ${CONVOKED});
create policy self on app.minute_draft for select to app_rt using (professionnel_id = (select app.my_person()) and ${CONVOKED});
create policy begins on app.minute_draft for insert to app_rt with check (professionnel_id = (select app.my_person()) and ${CONVOKED});
create policy rewrites on app.minute_draft for update to app_rt using (professionnel_id = (select app.my_person()) and ${CONVOKED});
grant select, insert on app.minute_line to app_rt;
grant select, insert, update (saved_at, body) on app.minute_draft to app_rt;
grant select (id, departement, home_id, synthese_id, seq, type, nature) on app.minute_line to app_policy;

alter function app.line_follows() owner to app_policy;
revoke execute on function app.line_follows() from public;

do $$
declare
  told text := pg_get_functiondef('app.told_of_seance(uuid)'::regprocedure);
  patched text := replace(told, 'union all select p.synthese_id from app.presence', 'union all select l.synthese_id from app.minute_line l where l.id = p_subject union all select p.synthese_id from app.presence');
begin
  if patched = told then raise exception 'told_of_seance is not what it was'; end if;
  execute patched;
end $$;
`;
