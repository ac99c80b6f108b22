/**
 * What is told to agendas: to each convoked person's, one message each time that the date changes for them, which the worker keeps track of; and a feed of the hours that are
 * taken, under a secret address of which the hash alone is kept. Neither says of whom, nor where, nor with whom.
 */
import { allow } from './allow.js';

const MY_PERSON = 'professionnel_id = (select app.my_person())';

export const up = `
create table app.agenda_feed (
  id uuid primary key,
  departement smallint not null,
  professionnel_id uuid not null references app.professionnel,
  made_at timestamptz(3) not null,
  revoked_at timestamptz(3) not null default 'infinity',
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  request_id uuid not null,
  unique (professionnel_id, request_id),
  check (made_at <= revoked_at)
);
-- One address at a time: another one ends the former.
create unique index on app.agenda_feed (professionnel_id, departement) where revoked_at = 'infinity';
create index on app.agenda_feed (professionnel_id, made_at, id);
alter table app.agenda_feed enable row level security, force row level security;
create policy departement on app.agenda_feed as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy self on app.agenda_feed for select to app_rt using (${MY_PERSON});
create policy makes on app.agenda_feed for insert to app_rt with check (${MY_PERSON});
create policy revokes on app.agenda_feed for update to app_rt using (${MY_PERSON}) with check (${MY_PERSON});
grant select, insert, update (revoked_at) on app.agenda_feed to app_rt;
create policy policy_reads on app.agenda_feed for select to app_policy using (true);
grant select on app.agenda_feed to app_policy;

-- The last date of a synthèse, for what follows from it.
grant select (sequence, fact, starts_at, ends_at) on app.synthese_date to app_policy;
create function app.date_of_synthese(p_synthese uuid) returns table (departement smallint, dossier_id uuid, fact text, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select d.departement, d.dossier_id, d.fact, d.starts_at, d.ends_at from app.synthese_date d where d.synthese_id = p_synthese order by d.sequence desc limit 1
$$;

-- Of a secret address, the hours taken by whoever holds it: of their convocations in force there, the last date, unless it is cancelled. Nothing, alike, for what is unknown or revoked.
create function app.busy_of_feed(p_token_hash bytea) returns table (feed_id uuid, synthese_id uuid, starts_at timestamptz, ends_at timestamptz) language sql stable security definer set search_path = '' as $$
  select f.id, s.synthese_id, d.starts_at, d.ends_at from app.agenda_feed f
  left join lateral (
    select distinct c.synthese_id from app.convocation c join app.habilitation h on h.id = c.habilitation_id
    where h.professionnel_id = f.professionnel_id and c.departement = f.departement and h.id in (select app.told_of_synthese(c.synthese_id))
  ) s on true
  left join lateral app.date_of_synthese(s.synthese_id) d on d.fact <> 'CANCELLED' and d.ends_at > app.now() - interval '1 month'
  where f.token_hash = p_token_hash and f.revoked_at = 'infinity'
  order by d.starts_at, s.synthese_id
$$;

-- What each agenda was told, and what it is to be told: of one synthèse, for one person. asked: how many times something happened that they may have to be told of.
create table app.agenda_message (
  id uuid primary key,
  departement smallint not null,
  synthese_id uuid not null references app.synthese,
  habilitation_id uuid not null references app.habilitation,
  asked integer not null default 1,
  state text not null default 'QUEUED' check (state in ('QUEUED','ACCEPTED','DROPPED','REFUSED')),
  attempts smallint not null default 0,
  due_at timestamptz(3) not null,
  method text check (method in ('REQUEST','CANCEL')),
  sequence smallint not null default -1,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  unique (synthese_id, habilitation_id)
);
create index on app.agenda_message (due_at) where state = 'QUEUED';
create index on app.agenda_message (habilitation_id);
alter table app.agenda_message enable row level security, force row level security;
create policy sends on app.agenda_message for all to worker using (true) with check (true);
grant select, insert, update (asked, state, attempts, due_at, method, sequence, starts_at, ends_at) on app.agenda_message to worker;

grant select (departement, subject_type, dossier_id) on app.event to app_policy;
-- Who is or was convoked to what an event touches: to one synthèse; or, when a right ends, to those where somebody sits by it.
create function app.agendas_touched(p_event uuid) returns table (synthese_id uuid, habilitation_id uuid, departement smallint) language sql stable security definer set search_path = '' as $$
  select distinct c.synthese_id, c.habilitation_id, c.departement from app.event e cross join lateral (
    select * from app.convocation s where s.synthese_id = coalesce((select d.synthese_id from app.synthese_date d where d.id = e.subject_id), e.subject_id)
    union all select * from app.convocation o where o.id = e.subject_id
    union all select * from app.convocation a where a.admission_id = e.subject_id
    union all select * from app.convocation k where e.subject_type = 'Conflict' and k.dossier_id = e.dossier_id
  ) c where e.id = p_event and c.departement = e.departement
$$;
do $$
declare f text;
begin
  foreach f in array array['date_of_synthese(uuid)','busy_of_feed(bytea)','agendas_touched(uuid)'] loop
    execute format('revoke execute on function app.%s from public', f);
    execute format('alter function app.%s owner to app_policy', f);
  end loop;
end $$;
grant execute on function app.date_of_synthese(uuid), app.agendas_touched(uuid) to worker;
grant execute on function app.busy_of_feed(bytea) to sign_in;

${allow('event', 'type', 'agenda-feed.renewed', 'agenda-feed.revoked')}
${allow('event', 'subject_type', 'AgendaFeed')}
${allow('consequence', 'type', 'synthese.dated', 'synthese.moved', 'synthese.cancelled', 'convocation.added', 'convocation.ended', 'admission.ended', 'conflict.declared')}
`;
