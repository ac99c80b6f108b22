/**
 * A réunion de synthèse being held: opened, going from point to point, closed; who is at the table, from when to when; who holds the pen. Lines in order, the last of which holds: nothing of it is changed,
 * what was wrong is corrected by another line. Who was not named (a parent, an interpreter) is of a closed list; their name is the dossier's, under its own law.
 */
import { allow } from './allow.js';

const within = (column: string): string => `(${column} = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const CONVENES = `(select app.my_function()) = 'RESPONSABLE_ASE'`;
const CONVOKED = `synthese_id = any ((select app.my_syntheses())::uuid[])`;
const EVENTS = ['seance.opened', 'seance.moved-on', 'seance.closed', 'pen.taken', 'pen.handed', 'pen.released', 'presence.recorded'];

export const up = `
${allow('event', 'type', ...EVENTS)}
${allow('event', 'subject_type', 'SeanceStep', 'PenStep', 'Presence')}
${allow('access', 'subject_type', 'SeanceStep', 'PenStep', 'Presence')}
${allow('consequence', 'type', ...EVENTS)}

alter table app.synthese_point add unique (id, synthese_id);
alter table app.convocation add unique (id, synthese_id);
alter table app.personne add unique (id, dossier_id);

create table app.seance_step (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  sequence smallint not null check (sequence >= 0),
  fact text not null check (fact in ('OPENED','POINT','CLOSED')),
  point_id uuid,
  author_id uuid not null references app.habilitation,
  at timestamptz(3) not null,
  request_id uuid not null,
  unique (synthese_id, sequence),
  unique (author_id, request_id),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id),
  foreign key (point_id, synthese_id) references app.synthese_point (id, synthese_id),
  check ((fact = 'POINT') = (point_id is not null)),
  check ((fact = 'OPENED') = (sequence = 0))
);
create index on app.seance_step (dossier_id);

create table app.pen_step (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  sequence smallint not null check (sequence >= 0),
  fact text not null check (fact in ('TAKEN','TAKEN_OVER','HANDED','RELEASED')),
  -- Who holds it from then on; released, who held it.
  holder_id uuid not null references app.habilitation,
  author_id uuid not null references app.habilitation,
  at timestamptz(3) not null,
  -- Why it was taken over from who held it.
  reason bytea,
  request_id uuid not null,
  unique (synthese_id, sequence),
  unique (author_id, request_id),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id),
  check ((fact = 'HANDED') = (holder_id <> author_id)),
  check ((fact = 'TAKEN_OVER') = (reason is not null))
);
create index on app.pen_step (holder_id, synthese_id);
create index on app.pen_step (dossier_id);

create table app.presence (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  -- One person at this table: a convocation, or somebody of the family, or with them, told apart by this id alone.
  present_id uuid not null,
  convocation_id uuid,
  guest text not null check (guest in ('NONE','PARENT','CHILD','SUPPORT_PERSON','INTERPRETER','OTHER')),
  personne_id uuid,
  fact text not null check (fact in ('ARRIVED','LEFT','STRUCK')),
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  author_id uuid not null references app.habilitation,
  -- The line that this one takes the place of; struck, it was never so.
  corrects_id uuid unique,
  request_id uuid not null,
  unique (author_id, request_id),
  unique (id, synthese_id, present_id),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id),
  foreign key (convocation_id, synthese_id) references app.convocation (id, synthese_id),
  foreign key (personne_id, dossier_id) references app.personne (id, dossier_id),
  foreign key (corrects_id, synthese_id, present_id) references app.presence (id, synthese_id, present_id),
  check ((guest = 'NONE') = (convocation_id is not null)),
  check (convocation_id is null or convocation_id = present_id),
  check (personne_id is null or convocation_id is null),
  check (fact <> 'STRUCK' or corrects_id is not null),
  check (at <= recorded_at)
);
create index on app.presence (synthese_id, at);
create index on app.presence (dossier_id);
create index on app.presence (convocation_id);
create index on app.presence (personne_id);

-- Line after line, without a gap, none after the end; asked after the row, which its policy has judged first.
create function app.seance_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.sequence > 0 and not exists (select 1 from app.seance_step p where p.synthese_id = new.synthese_id and p.sequence = new.sequence - 1 and p.fact <> 'CLOSED') then
    raise exception 'not opened, or closed' using errcode = 'check_violation', constraint = 'seance_step_follows';
  end if;
  return null;
end $$;
create trigger follows after insert on app.seance_step for each row execute function app.seance_follows();

-- A pen is taken when nobody holds it, or when who held it sits there no more; handed and released by who holds it.
create function app.pen_follows() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  last app.pen_step;
begin
  select p.sequence, p.fact, p.holder_id into last.sequence, last.fact, last.holder_id from app.pen_step p
    where p.synthese_id = new.synthese_id and p.sequence < new.sequence order by p.sequence desc limit 1;
  if new.sequence <> coalesce(last.sequence + 1, 0)
    or not exists (select 1 from app.seance_step s where s.synthese_id = new.synthese_id)
    or new.fact in ('HANDED','RELEASED') and (last.holder_id is distinct from new.author_id or last.fact = 'RELEASED')
    or new.fact = 'TAKEN' and last.fact <> 'RELEASED' and exists (select 1 from app.convocation c
      where c.synthese_id = new.synthese_id and c.habilitation_id = last.holder_id and tstzrange(c.valid_from, c.valid_to) @> app.now()) then
    raise exception 'the pen is not so' using errcode = 'check_violation', constraint = 'pen_step_follows';
  end if;
  return null;
end $$;
create trigger follows after insert on app.pen_step for each row execute function app.pen_follows();

do $$
declare t text;
begin
  foreach t in array array['seance_step','pen_step','presence'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy policy_reads on app.%I for select to app_policy using (true)', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format($p$create policy convoked on app.%I for select to app_rt using (${CONVOKED})$p$, t);
    execute format($p$create policy scope on app.%I for select to app_rt using (${within('dossier_id')})$p$, t);
    execute format($p$create policy writes on app.%I for insert to app_rt with check (author_id = (select app.actor()) and (${CONVOKED} or ${CONVENES} and ${within('dossier_id')}))$p$, t);
  end loop;
end $$;
grant select, insert on app.seance_step, app.pen_step, app.presence to app_rt;
grant select (id, departement, dossier_id, synthese_id, sequence, fact) on app.seance_step to app_policy;
grant select (id, departement, dossier_id, synthese_id, sequence, fact, holder_id) on app.pen_step to app_policy;
grant select (id, departement, dossier_id, synthese_id) on app.presence to app_policy;

-- Those who sit there, told at once of what happens at the table.
create function app.told_of_seance(p_subject uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select app.told_of_synthese(x.synthese_id) from (
    select s.synthese_id from app.seance_step s where s.id = p_subject union all select p.synthese_id from app.pen_step p where p.id = p_subject union all select p.synthese_id from app.presence p where p.id = p_subject) x
$$;
do $$
declare f regprocedure;
begin
  foreach f in array array['app.seance_follows()', 'app.pen_follows()', 'app.told_of_seance(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.told_of_seance(uuid) to relay, worker;
`;
