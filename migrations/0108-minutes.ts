/**
 * The minutes of a réunion de synthèse, validated by who convenes: numbered without a gap in the département's year, frozen. Their hash is of what everybody reads of the meeting and of the commitment of every
 * line: from then on, no line, no presence is added.
 */
import { allow } from './allow.js';

const within = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;

export const up = `
${allow('event', 'type', 'minutes.validated')}
${allow('event', 'subject_type', 'Minutes')}
${allow('access', 'subject_type', 'Minutes')}
${allow('consequence', 'type', 'minutes.validated')}

create table app.minutes (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null unique,
  year smallint not null,
  rank integer not null check (rank > 0),
  -- How many lines it is of.
  lines integer not null check (lines >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  author_id uuid not null references app.habilitation,
  validated_at timestamptz(3) not null,
  request_id uuid not null,
  unique (departement, year, rank),
  unique (author_id, request_id),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id)
);
create index on app.minutes (dossier_id);

-- The number that the next minutes of this département take, held until the transaction ends: whoever validates meanwhile waits.
create function app.next_minutes() returns table (year smallint, rank integer) language plpgsql volatile security definer set search_path = '' as $$
declare
  home smallint := app.my_departement();
  this smallint := extract(year from app.now() at time zone app.zone_of(home));
begin
  perform pg_advisory_xact_lock(hashtextextended('Minutes of ' || home, 0));
  return query select this, (select coalesce(max(m.rank), 0) + 1 from app.minutes m where m.departement = home and m.year = this);
end $$;

-- Of a meeting that is closed, whole, under the next number; asked after the row, which its policy has judged first.
create function app.minutes_follow() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from app.seance_step s where s.synthese_id = new.synthese_id and s.fact = 'CLOSED')
    or new.lines <> (select count(*) from app.minute_line l where l.synthese_id = new.synthese_id)
    or new.rank > 1 and not exists (select 1 from app.minutes m where m.departement = new.departement and m.year = new.year and m.rank = new.rank - 1) then
    raise exception 'not closed, not whole, or not the next number' using errcode = 'check_violation', constraint = 'minutes_follow';
  end if;
  return null;
end $$;
create trigger follows after insert on app.minutes for each row execute function app.minutes_follow();

create function app.before_minutes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from app.minutes m where m.synthese_id = new.synthese_id) then
    raise exception 'its minutes are validated' using errcode = 'check_violation', constraint = 'before_minutes';
  end if;
  return null;
end $$;
create trigger before_minutes after insert on app.minute_line for each row execute function app.before_minutes();
create trigger before_minutes after insert on app.presence for each row execute function app.before_minutes();

alter table app.minutes enable row level security, force row level security;
create policy policy_reads on app.minutes for select to app_policy using (true);
create policy departement on app.minutes as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy convoked on app.minutes for select to app_rt using (synthese_id = any ((select app.my_syntheses())::uuid[]));
create policy scope on app.minutes for select to app_rt using (${within});
create policy validates on app.minutes for insert to app_rt with check (author_id = (select app.actor()) and (select app.my_function()) = 'RESPONSABLE_ASE' and ${within});
grant select, insert on app.minutes to app_rt;
grant select (id, departement, dossier_id, synthese_id, year, rank) on app.minutes to app_policy;

do $$
declare
  told text := pg_get_functiondef('app.told_of_seance(uuid)'::regprocedure);
  patched text := replace(told, 'union all select p.synthese_id from app.presence', 'union all select m.synthese_id from app.minutes m where m.id = p_subject union all select p.synthese_id from app.presence');
  f regprocedure;
begin
  if patched = told then raise exception 'told_of_seance is not what it was'; end if;
  execute patched;
  foreach f in array array['app.next_minutes()', 'app.minutes_follow()', 'app.before_minutes()']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.next_minutes() to app_rt;
`;
