/**
 * The watch over what watches: each part that must tick writes when it did, by the real clock; whoever serves looks at its age, and says once that it is silent,
 * to those who answer for the département's terms.
 */
import { allow } from './allow.js';

export const up = `
${allow('event', 'type', 'watch.silent')}
${allow('event', 'subject_type', 'Heartbeat')}
${allow('consequence', 'type', 'watch.silent')}

create table app.heartbeat (
  id uuid primary key,
  part text not null unique check (part in ('DEADLINES')),
  at timestamptz(3) not null,
  -- Since when it is known to be silent.
  silent_at timestamptz(3) not null default 'infinity'
);
alter table app.heartbeat enable row level security, force row level security;
-- real clock: a part that stopped is silent whatever the demonstration's day is
insert into app.heartbeat (id, part, at) values ('00000000-0000-4000-8000-000000000045', 'DEADLINES', clock_timestamp());

create policy beats on app.heartbeat for all to worker using (true) with check (true);
create policy looks on app.heartbeat for select to relay using (true);
create policy silence on app.heartbeat for all to app_policy using (true) with check (true);
grant select, update (at, silent_at) on app.heartbeat to worker;
grant select (part, at) on app.heartbeat to relay;
grant select, update (silent_at) on app.heartbeat to app_policy;
create policy tells_silence on app.event for insert to app_policy with check (type = 'watch.silent');
grant select (id, type) on app.event to app_policy;

create function app.told_of_silence(p_departement smallint) returns setof uuid language sql stable security definer set search_path = '' as $$
  select h.id from app.habilitation h where h.departement = p_departement and tstzrange(h.valid_from, h.valid_to) @> app.now() and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE','ADMINISTRATEUR_DEPARTEMENT')
$$;
-- Said once for each silence, in each département where somebody answers; true when it was not yet.
create function app.say_silence(p_part text, p_after interval) returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare said record;
begin
  -- real clock: see above
  update app.heartbeat set silent_at = clock_timestamp() where part = p_part and silent_at = 'infinity' and at < clock_timestamp() - p_after;
  if not found then return false; end if;
  for said in insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id)
    select gen_random_uuid(), app.now(), 'watch.silent', d.departement, '00000000-0000-4000-8000-000000000001', 'Heartbeat', b.id
    from app.heartbeat b, (select distinct h.departement from app.habilitation h where h.function = 'RESPONSABLE_CRIP' and tstzrange(h.valid_from, h.valid_to) @> app.now()) d where b.part = p_part
    returning id, type loop
    perform app.enqueue(said.id, said.type);
  end loop;
  return true;
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.told_of_silence(smallint)', 'app.say_silence(text, interval)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.enqueue(uuid, text) to app_policy;
grant execute on function app.told_of_silence(smallint) to relay, worker;
grant execute on function app.say_silence(text, interval) to relay;
`;
