/**
 * Who is on duty at a parquet, from, to, and the number of the permanence; and the hand-over from a magistrate to another, who takes it over knowing how much is open. It opens no right: any magistrate
 * of a parquet reads what it was sent (COJ L.122-4). It says who is told first of what is urgent.
 */
import { allow } from './allow.js';

const MAGISTRATE = `(select app.my_function()) = 'PROCUREUR'`;
const EVENTS = ['permanence.named', 'permanence.ended', 'permanence.handed-over', 'permanence.taken-over'];

export const up = `
${allow('event', 'type', ...EVENTS)}
${allow('event', 'subject_type', 'Permanence', 'Passation')}
${allow('consequence', 'type', ...EVENTS)}

create table app.permanence (
  id uuid primary key,
  departement smallint not null,
  parquet_id uuid not null,
  habilitation_id uuid not null,
  phone text not null check (phone ~ '^[+]?[0-9]{2,15}$'),
  -- Taken over from a colleague, by whoever takes it: how many signalements were then open.
  passation_id uuid unique,
  open_then integer,
  recorded_by uuid not null references app.habilitation,
  request_id uuid not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  foreign key (habilitation_id, parquet_id) references app.habilitation (id, organisation_id),
  foreign key (recorded_by, parquet_id) references app.habilitation (id, organisation_id),
  unique (recorded_by, request_id),
  unique (id, parquet_id, habilitation_id),
  check ((passation_id is null) = (open_then is null)),
  check (passation_id is null or recorded_by = habilitation_id),
  check (open_then >= 0),
  constraint permanence_period check (valid_from <= valid_to),
  check (valid_to <= valid_from + interval '31 days')
);
create index on app.permanence (parquet_id, valid_to);
create index on app.permanence (habilitation_id, valid_to);

-- Given by whoever is on duty, to a colleague; until the colleague takes it, nothing has changed.
create table app.passation (
  id uuid primary key,
  departement smallint not null,
  parquet_id uuid not null,
  permanence_id uuid not null,
  given_by uuid not null,
  habilitation_id uuid not null,
  given_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (permanence_id, parquet_id, given_by) references app.permanence (id, parquet_id, habilitation_id),
  foreign key (habilitation_id, parquet_id) references app.habilitation (id, organisation_id),
  unique (given_by, request_id),
  unique (id, habilitation_id),
  check (given_by <> habilitation_id)
);
create index on app.passation (habilitation_id, given_at);
create index on app.passation (permanence_id);
alter table app.permanence add foreign key (passation_id, habilitation_id) references app.passation (id, habilitation_id);

do $$
declare t text;
begin
  foreach t in array array['permanence','passation'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;
create policy directory on app.permanence for select to app_rt using (departement = (select app.my_departement()));
create policy names on app.permanence for insert to app_rt with check (recorded_by = (select app.actor()) and ${MAGISTRATE});
create policy ends on app.permanence for update to app_rt using (${MAGISTRATE});
create policy magistrates on app.passation for select to app_rt using (${MAGISTRATE});
create policy hands_over on app.passation for insert to app_rt with check (given_by = (select app.actor()) and ${MAGISTRATE});
create policy policy_reads on app.permanence for select to app_policy using (true);
grant select (parquet_id, departement, habilitation_id, valid_from, valid_to) on app.permanence to app_policy;
grant select, insert on app.permanence, app.passation to app_rt;
grant update (valid_to) on app.permanence to app_rt;

-- Who is on duty, now, at the parquet that a signalement was sent to.
create function app.on_duty(p_step uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.habilitation_id from app.signalement_step s join app.permanence p on p.parquet_id = s.parquet_id and p.departement = s.departement
  where s.id = p_step and tstzrange(p.valid_from, p.valid_to) @> app.now()
$$;
alter function app.on_duty(uuid) owner to app_policy;
revoke execute on function app.on_duty(uuid) from public;
grant execute on function app.on_duty(uuid) to worker;
`;
