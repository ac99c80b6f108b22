/**
 * What follows a decision: a line of type ACTION says who does what, and for when; what it is of the state is followed on its own, from the moment that it is written until it is done, after the minutes are
 * validated as before. An action is made by its line and moved by its steps, and by nothing else; a step is a fact, appended.
 */
import { allow } from './allow.js';

const CONVOKED = `synthese_id = any ((select app.my_syntheses())::uuid[])`;
const WITHIN = `(home_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const STEPS = ['action.done', 'action.not-done', 'action.postponed', 'action.handed'];
const TICKS = ['action.reminded', 'action.due', 'action.overdue'];

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
const OF_ITS_POINT = 'id, synthese_id, home_id, dossier_id, point_id, kind, detail, source';

export const up = `
${allow('minute_line', 'type', 'ACTION')}
${allow('event', 'type', ...STEPS, ...TICKS)}
${allow('event', 'subject_type', 'ActionItem', 'ActionStep')}
${allow('access', 'subject_type', 'ActionItem', 'ActionStep')}
${allow('consequence', 'type', 'action.handed', ...TICKS)}

-- Of an action: whose it is, until when (the first instant that is too late), how it will be known to be done, and of which decision.
alter table app.minute_line add column owner_id uuid references app.habilitation, add column due_at timestamptz(3), add column indicator bytea, add column decision_id uuid,
  add unique (id, synthese_id), add foreign key (decision_id, synthese_id) references app.minute_line (id, synthese_id),
  add check ((type = 'ACTION') = (owner_id is not null)), add check ((type = 'ACTION') = (due_at is not null)), add check (type = 'ACTION' or indicator is null and decision_id is null);

create table app.action_item (
  ${JUDGED}
  -- The line that stands: written, or corrected by another.
  line_id uuid not null unique,
  owner_id uuid not null references app.habilitation,
  due_at timestamptz(3) not null,
  state text not null default 'OPEN' check (state in ('OPEN','DONE','NOT_DONE','WITHDRAWN')),
  reminded_at timestamptz(3) not null default 'infinity',
  due_told_at timestamptz(3) not null default 'infinity',
  overdue_told_at timestamptz(3) not null default 'infinity',
  unique (${OF_ITS_POINT}),
  foreign key (line_id, point_id) references app.minute_line (id, point_id),
  foreign key (point_id, synthese_id, home_id, dossier_id, kind, detail) references app.synthese_point (id, synthese_id, home_id, dossier_id, kind, detail)
);
create index on app.action_item (owner_id, due_at, id) where state = 'OPEN';
create index on app.action_item (author_id, due_at, id) where state = 'OPEN';
create index on app.action_item (home_id, due_at, id) where state = 'OPEN';
create index on app.action_item (synthese_id);
create index on app.action_item (due_at) where state = 'OPEN' and overdue_told_at = 'infinity';

create table app.action_step (
  ${JUDGED}
  action_id uuid not null,
  sequence smallint not null check (sequence > 0),
  fact text not null check (fact in ('DONE','NOT_DONE','POSTPONED','HANDED')),
  -- Postponed, until when; handed, to whom.
  due_at timestamptz(3),
  owner_id uuid references app.habilitation,
  reason bytea,
  at timestamptz(3) not null,
  request_id uuid not null,
  unique (action_id, sequence),
  unique (author_id, request_id),
  foreign key (action_id, ${OF_ITS_POINT.replace('id, ', '')}) references app.action_item (${OF_ITS_POINT}),
  check ((fact = 'POSTPONED') = (due_at is not null)),
  check (due_at > at),
  check ((fact = 'HANDED') = (owner_id is not null)),
  check (fact not in ('NOT_DONE','POSTPONED') or reason is not null)
);
create index on app.action_step (home_id);
create index on app.action_step (synthese_id);

-- A line of type ACTION makes its action, under the line's own columns; corrected, the action has its new words; withdrawn, it is no more. Of a decision, it is one of that meeting.
create function app.line_acts() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from app.minute_line l where l.id = new.supersedes_id and l.type <> new.type and 'ACTION' in (l.type, new.type))
    or new.decision_id is not null and not exists (select 1 from app.minute_line d where d.id = new.decision_id and d.type = 'DECISION') then
    raise exception 'an action stays one, and follows a decision' using errcode = 'check_violation', constraint = 'minute_line_acts';
  end if;
  if new.type <> 'ACTION' then return null; end if;
  if new.nature = 'WRITTEN' then
    insert into app.action_item (id, departement, dossier_id, home_id, synthese_id, point_id, kind, detail, source, author_id, line_id, owner_id, due_at)
      values (gen_random_uuid(), new.departement, new.dossier_id, new.home_id, new.synthese_id, new.point_id, new.kind, new.detail, new.source, new.author_id, new.id, new.owner_id, new.due_at);
  else
    update app.action_item i set line_id = new.id, state = case new.nature when 'WITHDRAWN' then 'WITHDRAWN' else i.state end where i.line_id = new.supersedes_id;
    if not found then raise exception 'no such action' using errcode = 'check_violation', constraint = 'minute_line_acts'; end if;
  end if;
  return null;
end $$;
create trigger acts after insert on app.minute_line for each row execute function app.line_acts();

-- A step in its order, of an action that is still open, moves it: asked after the row, which its policy has judged first.
create function app.step_moves() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.action_item i set
      state = case when new.fact in ('DONE','NOT_DONE') then new.fact else i.state end,
      due_at = coalesce(new.due_at, i.due_at), owner_id = coalesce(new.owner_id, i.owner_id),
      reminded_at = case when new.fact = 'POSTPONED' then 'infinity' else i.reminded_at end,
      due_told_at = case when new.fact = 'POSTPONED' then 'infinity' else i.due_told_at end,
      overdue_told_at = case when new.fact = 'POSTPONED' then 'infinity' else i.overdue_told_at end
    where i.id = new.action_id and i.state = 'OPEN' and new.sequence = 1 + (select count(*) from app.action_step s where s.action_id = new.action_id and s.id <> new.id);
  if not found then raise exception 'closed, or out of order' using errcode = 'check_violation', constraint = 'action_step_moves'; end if;
  return null;
end $$;
create trigger moves after insert on app.action_step for each row execute function app.step_moves();

do $$
declare t text;
begin
  foreach t in array array['action_item','action_step'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy convoked on app.%I for select to app_rt using (${CONVOKED})', t);
    execute format('create policy scope on app.%I for select to app_rt using (${WITHIN})', t);
  end loop;
end $$;
create policy writes on app.action_step for insert to app_rt with check (author_id = (select app.actor()) and (${CONVOKED} or ${WITHIN}));
create policy policy_reads on app.action_step for select to app_policy using (true);
create policy follows on app.action_item for all to app_policy using (true) with check (true);
create policy reminds on app.action_item for all to worker using (true) with check (true);
grant select on app.action_item to app_rt;
grant select, insert on app.action_step to app_rt;
grant select, insert, update (line_id, state, due_at, owner_id, reminded_at, due_told_at, overdue_told_at) on app.action_item to app_policy;
grant select (id, departement, home_id, synthese_id, action_id) on app.action_step to app_policy;
grant select (supersedes_id) on app.minute_line to app_policy;
grant select (id, departement, dossier_id, owner_id, due_at, state, reminded_at, due_told_at, overdue_told_at), update (reminded_at, due_told_at, overdue_told_at) on app.action_item to worker;

-- The action that an event is of, while it is open: by its id, or by that of a step.
create function app.action_of(p_id uuid) returns setof app.action_item language sql stable security definer set search_path = '' as $$
  select i.* from app.action_item i where i.id = coalesce((select s.action_id from app.action_step s where s.id = p_id), p_id) and i.state = 'OPEN'
$$;

do $$
declare
  told text := pg_get_functiondef('app.told_of_seance(uuid)'::regprocedure);
  patched text := replace(told, 'union all select p.synthese_id from app.presence', 'union all select a.synthese_id from app.action_step a where a.id = p_subject union all select p.synthese_id from app.presence');
  f regprocedure;
begin
  if patched = told then raise exception 'told_of_seance is not what it was'; end if;
  execute patched;
  foreach f in array array['app.line_acts()', 'app.step_moves()', 'app.action_of(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.action_of(uuid), app.zone_of(smallint) to worker;
`;
