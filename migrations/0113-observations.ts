/**
 * The draft of minutes is reread once the meeting is closed: what somebody observes of a point, or of a line; that somebody has nothing to observe; and what was answered. An observation has the child, the
 * kind, the detail and the file of what it is about, by keys of the database, and is read as that is. The closing says until when: days of usage, counted by who closes, with the holidays of the place.
 */
import { allow } from './allow.js';

const CONVOKED = `synthese_id = any ((select app.my_syntheses())::uuid[])`;
const within = (column: string): string => `(${column} = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const EVENTS = ['observation.made', 'observation.answered', 'relecture.done', 'relecture.reminded'];
const SUBJECTS = ['Observation', 'ObservationAnswer', 'Relecture'];

/** The columns by which a row of what is said at a point is judged. */
const JUDGED = `id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  home_id uuid not null,
  synthese_id uuid not null,
  point_id uuid not null,
  kind text not null check (kind in ('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','LOG')),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null references app.habilitation,`;
const OF_ITS_POINT = 'synthese_id, home_id, dossier_id, point_id, kind, detail, source';

export const up = `
${allow('event', 'type', ...EVENTS)}
${allow('event', 'subject_type', ...SUBJECTS)}
${allow('access', 'subject_type', ...SUBJECTS)}
${allow('consequence', 'type', 'relecture.reminded')}

-- Until when the draft is reread, and when that is recalled: of a closing alone. A meeting that was closed before had no such term.
alter table app.seance_step add column observe_until timestamptz(3), add column remind_at timestamptz(3), add column reminded_at timestamptz(3) not null default 'infinity',
  add check ((fact = 'CLOSED') = (observe_until is not null)) not valid, add check ((observe_until is null) = (remind_at is null)), add check (at < remind_at and remind_at < observe_until);
create index on app.seance_step (remind_at) where reminded_at = 'infinity';
create index on app.seance_step (observe_until);

create table app.observation (
  ${JUDGED}
  -- Of a line; or of the whole point.
  line_id uuid,
  body bytea not null,
  written_at timestamptz(3) not null,
  request_id uuid not null,
  unique (author_id, request_id),
  unique (id, ${OF_ITS_POINT}),
  foreign key (line_id, point_id) references app.minute_line (id, point_id),
  foreign key (point_id, synthese_id, home_id, dossier_id, kind, detail) references app.synthese_point (id, synthese_id, home_id, dossier_id, kind, detail)
);
create index on app.observation (synthese_id, author_id);
create index on app.observation (home_id);
create index on app.observation (line_id);
create index on app.observation (dossier_id);

create table app.observation_answer (
  ${JUDGED}
  observation_id uuid not null unique,
  outcome text not null check (outcome in ('RETAINED','NOT_RETAINED')),
  -- Retained: by which line.
  line_id uuid,
  words bytea,
  at timestamptz(3) not null,
  request_id uuid not null,
  unique (author_id, request_id),
  foreign key (observation_id, ${OF_ITS_POINT}) references app.observation (id, ${OF_ITS_POINT}),
  foreign key (line_id, point_id) references app.minute_line (id, point_id),
  check ((outcome = 'RETAINED') = (line_id is not null)),
  check (outcome = 'RETAINED' or words is not null)
);
create index on app.observation_answer (synthese_id);
create index on app.observation_answer (home_id);
create index on app.observation_answer (line_id);
create index on app.observation_answer (dossier_id);

create table app.relecture (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  author_id uuid not null references app.habilitation,
  at timestamptz(3) not null,
  request_id uuid not null,
  unique (synthese_id, author_id),
  unique (author_id, request_id),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id)
);
create index on app.relecture (dossier_id);

-- Of a meeting that is closed, before its term, of what it is about; asked after the row, which its policy has judged first.
create function app.observation_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from app.seance_step s where s.synthese_id = new.synthese_id and s.fact = 'CLOSED' and new.written_at < s.observe_until)
    or new.source <> coalesce((select l.source from app.minute_line l where l.id = new.line_id), (select p.source from app.synthese_point p where p.id = new.point_id)) then
    raise exception 'not closed, too late, or of another file' using errcode = 'check_violation', constraint = 'observation_follows';
  end if;
  return null;
end $$;
create trigger follows after insert on app.observation for each row execute function app.observation_follows();

create function app.relecture_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from app.seance_step s where s.synthese_id = new.synthese_id and s.fact = 'CLOSED' and new.at < s.observe_until) then
    raise exception 'not closed, or too late' using errcode = 'check_violation', constraint = 'relecture_follows';
  end if;
  return null;
end $$;
create trigger follows after insert on app.relecture for each row execute function app.relecture_follows();

-- Retained, by a line that was written since.
create function app.answer_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.line_id is not null and not exists (select 1 from app.minute_line l, app.observation o where l.id = new.line_id and o.id = new.observation_id and l.written_at >= o.written_at) then
    raise exception 'no line since' using errcode = 'check_violation', constraint = 'observation_answer_follows';
  end if;
  return null;
end $$;
create trigger follows after insert on app.observation_answer for each row execute function app.answer_follows();

-- Whoever sits there, besides who convenes, and has said nothing of a draft that is not validated.
create function app.silent_of_relecture(p_synthese uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select t.id from app.told_of_synthese(p_synthese) t(id) join app.synthese s on s.id = p_synthese
    where t.id <> s.author_id and not exists (select 1 from app.observation o where o.synthese_id = p_synthese and o.author_id = t.id)
      and not exists (select 1 from app.relecture r where r.synthese_id = p_synthese and r.author_id = t.id)
      and not exists (select 1 from app.minutes m where m.synthese_id = p_synthese and m.validated_at <= app.now())
$$;

-- Every observation is answered; before the term, everybody has said.
create function app.minutes_reread() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from app.observation o where o.synthese_id = new.synthese_id and not exists (select 1 from app.observation_answer a where a.observation_id = o.id))
    or exists (select 1 from app.seance_step s where s.synthese_id = new.synthese_id and s.fact = 'CLOSED' and new.validated_at < s.observe_until)
      and exists (select 1 from app.told_of_synthese(new.synthese_id) t(id) join app.synthese s on s.id = new.synthese_id
        where t.id <> s.author_id and not exists (select 1 from app.observation o where o.synthese_id = new.synthese_id and o.author_id = t.id)
          and not exists (select 1 from app.relecture r where r.synthese_id = new.synthese_id and r.author_id = t.id)) then
    raise exception 'not reread, or not answered' using errcode = 'check_violation', constraint = 'minutes_reread';
  end if;
  return null;
end $$;
create trigger reread after insert on app.minutes for each row execute function app.minutes_reread();
create trigger before_minutes after insert on app.observation for each row execute function app.before_minutes();
create trigger before_minutes after insert on app.observation_answer for each row execute function app.before_minutes();
create trigger before_minutes after insert on app.relecture for each row execute function app.before_minutes();

do $$
declare t text;
begin
  foreach t in array array['observation','observation_answer','relecture'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy policy_reads on app.%I for select to app_policy using (true)', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy convoked on app.%I for select to app_rt using (${CONVOKED})', t);
    execute format('create policy scope on app.%I for select to app_rt using (%s)', t, case t when 'relecture' then $p$${within('dossier_id')}$p$ else $p$${within('home_id')}$p$ end);
  end loop;
end $$;
create policy writes on app.observation for insert to app_rt with check (author_id = (select app.actor()) and ${CONVOKED});
create policy writes on app.relecture for insert to app_rt with check (author_id = (select app.actor()) and ${CONVOKED});
create policy writes on app.observation_answer for insert to app_rt with check (author_id = (select app.actor()) and (${CONVOKED} or ${within('home_id')}));
create policy reminds on app.seance_step for all to worker using (true) with check (true);
grant select, insert on app.observation, app.observation_answer, app.relecture to app_rt;
grant select (id, departement, home_id, synthese_id, author_id, line_id, written_at) on app.observation to app_policy;
grant select (id, departement, home_id, synthese_id, observation_id) on app.observation_answer to app_policy;
grant select (id, departement, dossier_id, synthese_id, author_id) on app.relecture to app_policy;
grant select (observe_until) on app.seance_step to app_policy;
grant select (validated_at) on app.minutes to app_policy;
grant select (source, written_at, point_id) on app.minute_line to app_policy;
grant select (source) on app.synthese_point to app_policy;
grant select (id, departement, dossier_id, synthese_id, fact, observe_until, remind_at, reminded_at), update (reminded_at) on app.seance_step to worker;

do $$
declare
  told text := pg_get_functiondef('app.told_of_seance(uuid)'::regprocedure);
  patched text := replace(told, 'union all select p.synthese_id from app.presence', 'union all select o.synthese_id from app.observation o where o.id = p_subject union all select w.synthese_id from app.observation_answer w where w.id = p_subject union all select r.synthese_id from app.relecture r where r.id = p_subject union all select p.synthese_id from app.presence');
  f regprocedure;
begin
  if patched = told then raise exception 'told_of_seance is not what it was'; end if;
  execute patched;
  foreach f in array array['app.observation_follows()', 'app.relecture_follows()', 'app.answer_follows()', 'app.silent_of_relecture(uuid)', 'app.minutes_reread()']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.silent_of_relecture(uuid) to worker;
`;
