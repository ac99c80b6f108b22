/**
 * Clocks that run: what starts one, when it comes to its term, who answers for it, the fact that met it. The term is worked out by the server; the calendar here is another hand's,
 * which refuses one later than the law's. A term is shortened by a reasoned line, never lengthened. Whoever has just recorded the fact starts or meets a clock, in the same transaction.
 */
import { allow } from './allow.js';

const WITHIN = `(holder_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const HEADS = `(select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')`;
const FUNCTIONS = `('RESPONSABLE_CRIP','RESPONSABLE_ASE','REFERENT_ASE','PROCUREUR','JUGE_DES_ENFANTS','GREFFIER','EDUCATEUR_PJJ','ADMINISTRATEUR_AD_HOC','DPO')`;

/** code, unit, number, way: +1 after the fact, -1 before it; slack: days that a worked day or a carried term may add. Typed by hand from the articles. */
const TERMS = `('IP_TRIAGE','d',1,1,5),('IP_QUALIFICATION','d',5,1,9),('IP_EVAL','m',3,1,0),('IP_FEEDBACK_PRO','m',3,1,0),('IP_FEEDBACK_LAY','m',3,1,0),
  ('REFERRAL','h',24,1,0),('SIGNALEMENT_SENDING','h',1,1,0),('SIGNALEMENT_RECEPTION','h',1,1,0),('SIGNALEMENT_ACK','d',1,1,5),('SIGNALEMENT_ACK_GRAVE','h',2,1,0),('SIGNALEMENT_OUTCOME','m',1,1,0),
  ('PARENTS_WRITTEN_NOTICE','d',8,1,0),('OPP_PARQUET_TO_JE','d',8,1,0),('OPP_PARQUET_JE_RULING','d',15,1,0),('OPP_JE_HEARING','d',15,1,0),('JE_FOUND_PLACE','m',1,1,0),('PROVISIONAL_MERITS','m',6,1,0),
  ('PROVISIONAL_EXTENSION','m',6,1,0),('TRAVEL_BAN_PROSECUTOR','m',2,1,0),('TRAVEL_BAN_PROSECUTOR_TO_JE','d',8,1,0),('TRAVEL_BAN_JE','m',24,1,0),('HEARING_NOTICE','d',8,-1,0),('PROSECUTOR_OPINION','d',15,1,0),
  ('LAWYER_DESIGNATION','d',8,1,0),('DECISION_NOTIFY','d',8,1,0),('APPEAL','d',15,1,5),('APPEAL_PROVISIONAL_CA','m',3,1,0),('AAH_APPEAL_PENAL','d',10,1,0),('AAH_APPEAL_CIVIL','d',15,1,5),('AAH_REPORT','m',3,1,0),
  ('MJIE','m',6,1,0),('ACCUEIL_5_JOURS','d',5,1,0),('ACCUEIL_72_HEURES','h',72,1,0),('PLACE_CHANGE_NOTICE','m',1,-1,0),('PLACE_CHANGE_EMERGENCY','h',48,1,0),('SIBLING_SEPARATION','h',48,1,0),('PPE','m',3,1,0),
  ('DOC_ACCESS','m',1,1,0)`;
const CODES = [...TERMS.matchAll(/\('(\w+)'/g)].map(([, code]) => `'${code}'`).join(',');

const HOLDER = `  dossier_id uuid references app.dossier,
  intake_id uuid references app.information_preoccupante,
  holder_type text not null check (holder_type in ('DOSSIER','INTAKE')),
  holder_id uuid not null,
  check ((holder_type = 'DOSSIER') = (dossier_id is not null)),
  check ((holder_type = 'INTAKE') = (intake_id is not null)),
  check (holder_id = coalesce(dossier_id, intake_id)),
`;

export const up = `
${allow('event', 'type', 'deadline.shortened', 'deadline.reminded', 'deadline.overdue')}
${allow('event', 'subject_type', 'Deadline', 'DeadlineShortening')}
${allow('access', 'subject_type', 'Deadline', 'DeadlineShortening')}
${allow('consequence', 'type', 'deadline.reminded', 'deadline.overdue')}

create table app.deadline (
  id uuid primary key,
  departement smallint not null,
  code text not null check (code in (${CODES})),
  -- The row whose fact started it, and what it is about: a child's dossier, or an intake. The holder judges.
  subject_type text not null check (subject_type in ('Dossier','InformationPreoccupante')),
  subject_id uuid not null,
${HOLDER}  answers_for text not null check (answers_for in ${FUNCTIONS}),
  second text not null check (second in ${FUNCTIONS}),
  started_by uuid not null references app.habilitation,
  started_at timestamptz(3) not null,
  counted_from timestamptz(3) not null,
  legal_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  remind_at timestamptz(3) not null,
  state text not null default 'RUNNING' check (state in ('RUNNING','MET')),
  met_at timestamptz(3) not null default 'infinity',
  -- The row whose fact met it.
  met_by uuid,
  reminded_at timestamptz(3) not null default 'infinity',
  alarmed_at timestamptz(3) not null default 'infinity',
  unique (subject_id, code),
  unique (id, holder_type, holder_id),
  check (answers_for <> second),
  check (due_at <= legal_at), check (remind_at <= due_at),
  check ((state = 'MET') = (met_by is not null)), check ((state = 'MET') = (met_at < 'infinity'))
);
create index on app.deadline (due_at, id) where state = 'RUNNING';
create index on app.deadline (remind_at) where state = 'RUNNING' and reminded_at = 'infinity';
create index on app.deadline (due_at) where state = 'RUNNING' and alarmed_at = 'infinity';
create index on app.deadline (holder_id);

create table app.deadline_shortening (
  id uuid primary key,
  departement smallint not null,
  deadline_id uuid not null,
${HOLDER}  due_at timestamptz(3) not null,
  remind_at timestamptz(3) not null,
  reason bytea not null,
  decided_by uuid not null references app.habilitation,
  decided_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (deadline_id, holder_type, holder_id) references app.deadline (id, holder_type, holder_id),
  unique (decided_by, request_id),
  check (decided_at < due_at), check (remind_at <= due_at)
);
create index on app.deadline_shortening (deadline_id, decided_at);
create index on app.deadline_shortening (holder_id);

create function app.zone_of(p_departement smallint) returns text language sql immutable set search_path = '' as $$
  select case p_departement when 971 then 'America/Guadeloupe' when 972 then 'America/Martinique' when 973 then 'America/Cayenne' when 974 then 'Indian/Reunion' when 976 then 'Indian/Mayotte' else 'Europe/Paris' end
$$;
-- The last instant that the law allows, or a little later where holidays count: null for a code that is not one.
create function app.latest_term(p_code text, p_from timestamptz, p_departement smallint) returns timestamptz language sql stable set search_path = '' as $$
  select case t.unit when 'h' then p_from + make_interval(hours => t.n)
    else (((p_from at time zone app.zone_of(p_departement))::date + t.way * case t.unit when 'm' then make_interval(months => t.n) else make_interval(days => t.n) end)::date + 1 + t.slack)::timestamp at time zone app.zone_of(p_departement) end
  from (values ${TERMS}) t (code, unit, n, way, slack) where t.code = p_code
$$;

-- Whether whoever acts has recorded, in this very transaction, an act on this row.
create function app.recorded_now(p_row uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from app.event e where e.xid = pg_current_xact_id() and e.subject_id = p_row and e.actor_id = app.actor())
$$;
-- One clock of a code for one row: a second is the first.
create function app.start_deadline(p_id uuid, p_code text, p_subject_type text, p_subject uuid, p_dossier uuid, p_intake uuid, p_answers_for text, p_second text, p_from timestamptz, p_due timestamptz, p_remind timestamptz)
returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not app.recorded_now(p_subject) then raise exception 'a clock starts with an act' using errcode = 'CD010'; end if;
  if not exists (select 1 from app.data_key k where k.holder_id = coalesce(p_dossier, p_intake) and k.holder_type = case when p_intake is null then 'DOSSIER' else 'INTAKE' end and k.departement = app.my_departement()) then
    raise exception 'a clock is of a dossier or of an intake' using errcode = 'CD010';
  end if;
  if p_due > app.latest_term(p_code, p_from, app.my_departement()) then raise exception 'later than the law allows' using errcode = 'CD010'; end if;
  insert into app.deadline (id, departement, code, subject_type, subject_id, dossier_id, intake_id, holder_type, holder_id, answers_for, second, started_by, started_at, counted_from, legal_at, due_at, remind_at)
    values (p_id, app.my_departement(), p_code, p_subject_type, p_subject, p_dossier, p_intake, case when p_intake is null then 'DOSSIER' else 'INTAKE' end, coalesce(p_dossier, p_intake), p_answers_for, p_second, app.actor(), app.now(), p_from, p_due, p_due, p_remind)
    on conflict (subject_id, code) do nothing;
end $$;
-- The fact is there, and whoever recorded it says of which clock it is the end. Of one that does not run, nothing.
create function app.meet_deadline(p_subject uuid, p_code text, p_by uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  if not app.recorded_now(p_by) then raise exception 'a clock stops with an act' using errcode = 'CD010'; end if;
  update app.deadline set state = 'MET', met_at = app.now(), met_by = p_by where subject_id = p_subject and code = p_code and departement = app.my_departement() and state = 'RUNNING';
end $$;

-- A term moves with its shortening, and never otherwise; never later, never one that is met or past.
create function app.shorten_deadline() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.deadline d set due_at = new.due_at, remind_at = new.remind_at, reminded_at = 'infinity'
    where d.id = new.deadline_id and d.departement = new.departement and d.state = 'RUNNING' and new.due_at < d.due_at and new.decided_at < d.due_at;
  if not found then raise exception 'a term is shortened, never lengthened' using errcode = 'check_violation'; end if;
  return null;
end $$;
create trigger shortens after insert on app.deadline_shortening for each row execute function app.shorten_deadline();

-- Who is told that a term comes, or is past: whoever answers for it, the second person too once it is, and whoever replaces them; never fewer than two persons who may know of it, where there are two.
create function app.told_of_deadline(p_deadline uuid, p_past boolean) returns setof uuid language sql stable security definer set search_path = '' as $$
  with reach as (
    select h.id, h.professionnel_id, h.function = d.answers_for or p_past and h.function = d.second as answers from app.deadline d join app.habilitation h on h.departement = d.departement
    where d.id = p_deadline and d.state = 'RUNNING' and tstzrange(h.valid_from, h.valid_to) @> app.now() and (
      d.holder_type = 'INTAKE' and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP')
      or h.function = 'REFERENT_ASE' and d.answers_for = 'REFERENT_ASE' and exists (select 1 from app.referent r where r.habilitation_id = h.id and r.dossier_id = d.holder_id and r.departement = h.departement and tstzrange(r.valid_from, r.valid_to) @> app.now())
      or h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE') and exists (select 1 from app.dossier_territoire t join app.habilitation_territoire ht on ht.territoire_id = t.territoire_id and ht.departement = t.departement
        where (t.dossier_id = d.holder_id or t.dossier_id in (select x.dossier_id from app.attachment x where x.intake_id = d.holder_id and x.departement = h.departement)) and ht.habilitation_id = h.id and t.departement = h.departement and tstzrange(t.valid_from, t.valid_to) @> app.now()))),
  named as (
    select id, professionnel_id from reach where answers
    union select r.id, r.professionnel_id from reach r join app.substitution s on s.substitute_id = r.id and tstzrange(s.valid_from, s.valid_to) @> app.now() join reach a on a.id = s.habilitation_id and a.answers)
  select id from named union select id from reach where (select count(distinct professionnel_id) from named) < case when p_past then 2 else 1 end
$$;

do $$
declare t text;
begin
  foreach t in array array['deadline','deadline_shortening'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format($p$create policy intake on app.%I for select to app_rt using (holder_type = 'INTAKE' and (select app.my_function()) in ('AGENT_CRIP','RESPONSABLE_CRIP'))$p$, t);
    execute format($p$create policy answers on app.%I for select to app_rt using (holder_id = any ((select app.my_journal_dossiers())::uuid[]) or departement = (select app.my_scope_departement()) and ${HEADS})$p$, t);
    execute format($p$create policy attached on app.%I for select to app_rt using (holder_id = any ((select app.my_intakes())::uuid[]) and ${HEADS})$p$, t);
  end loop;
end $$;
create policy shortens on app.deadline_shortening for insert to app_rt with check (decided_by = (select app.actor()) and ${HEADS}
  and (${WITHIN} or holder_id = any ((select app.my_intakes())::uuid[]) or holder_type = 'INTAKE' and (select app.my_function()) = 'RESPONSABLE_CRIP'));
grant select on app.deadline to app_rt;
grant select, insert on app.deadline_shortening to app_rt;

create policy policy_reads on app.deadline for select to app_policy using (true);
create policy starts on app.deadline for insert to app_policy with check (true);
create policy meets on app.deadline for update to app_policy using (true) with check (true);
create policy policy_reads on app.substitution for select to app_policy using (true);
create policy policy_reads on app.event for select to app_policy using (true);
grant select on app.substitution to app_policy;
grant select, insert, update (state, met_at, met_by, due_at, remind_at, reminded_at) on app.deadline to app_policy;
grant select (xid, subject_id, actor_id) on app.event to app_policy;

create policy watches on app.deadline for all to worker using (true) with check (true);
grant select, update (reminded_at, alarmed_at) on app.deadline to worker;

-- What is received runs with its clock, or is not received: whoever acts, and whatever code they came by.
create function app.runs_with_its_clock() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from app.deadline d where d.subject_id = new.id and d.code = 'IP_EVAL') then
    raise exception 'an information préoccupante runs with its clock' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger runs_with_its_clock after insert on app.information_preoccupante deferrable initially deferred for each row
  when (nullif(current_setting('app.ctx', true), '') is not null) execute function app.runs_with_its_clock();

do $$ begin
  execute replace(pg_get_functiondef('app.dossier_of(text, uuid)'::regprocedure), $w$when 'Dossier' then$w$,
    $w$when 'Deadline' then (select x.dossier_id from app.deadline x where x.id = p_id)
    when 'Dossier' then$w$);
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.zone_of(smallint)', 'app.latest_term(text, timestamptz, smallint)', 'app.recorded_now(uuid)', 'app.start_deadline(uuid, text, text, uuid, uuid, uuid, text, text, timestamptz, timestamptz, timestamptz)',
    'app.meet_deadline(uuid, text, uuid)', 'app.shorten_deadline()', 'app.runs_with_its_clock()', 'app.told_of_deadline(uuid, boolean)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.start_deadline(uuid, text, text, uuid, uuid, uuid, text, text, timestamptz, timestamptz, timestamptz), app.meet_deadline(uuid, text, uuid) to app_rt;
grant execute on function app.told_of_deadline(uuid, boolean) to relay, worker;
`;
