/**
 * When each can come, and whether they will: a poll of a synthèse, its slots, what each answered of each slot, line after line, the last of which holds; and the answer to a
 * convocation, for the date that it was given for. A poll is closed once: what is voted meanwhile waits for its lock, then is counted or refused.
 */
import { allow } from './allow.js';

const within = (column: string): string => `(${column} = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const CONVENES = `(select app.my_function()) = 'RESPONSABLE_ASE'`;
const CONVOKED = 'synthese_id = any ((select app.my_syntheses())::uuid[])';
const MINE = 'habilitation_id = (select app.actor())';

export const up = `
create table app.poll (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  author_id uuid not null references app.habilitation,
  opened_at timestamptz(3) not null,
  deadline_at timestamptz(3) not null,
  remind_at timestamptz(3) not null,
  reminded_at timestamptz(3) not null default 'infinity',
  closed_at timestamptz(3) not null default 'infinity',
  -- The slot that was kept, once closed.
  slot_id uuid,
  request_id uuid not null,
  unique (author_id, request_id),
  unique (id, synthese_id, dossier_id),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id),
  check (opened_at < remind_at and remind_at < deadline_at),
  check (slot_id is null or closed_at < 'infinity')
);
create unique index on app.poll (synthese_id) where closed_at = 'infinity';
create index on app.poll (synthese_id, opened_at, id);
create index on app.poll (dossier_id);
create index on app.poll (remind_at) where closed_at = 'infinity' and reminded_at = 'infinity';

create table app.poll_slot (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  poll_id uuid not null,
  author_id uuid not null references app.habilitation,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  unique (poll_id, starts_at),
  unique (id, poll_id),
  foreign key (poll_id, synthese_id, dossier_id) references app.poll (id, synthese_id, dossier_id),
  check (starts_at < ends_at)
);
create index on app.poll_slot (dossier_id);
alter table app.poll add foreign key (slot_id, id) references app.poll_slot (id, poll_id);

create table app.poll_vote (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  poll_id uuid not null,
  slot_id uuid not null,
  habilitation_id uuid not null references app.habilitation,
  rank smallint not null check (rank between 1 and 100),
  vote text not null check (vote in ('YES','IF_NEEDED','NO')),
  voted_at timestamptz(3) not null,
  unique (slot_id, habilitation_id, rank),
  foreign key (slot_id, poll_id) references app.poll_slot (id, poll_id),
  foreign key (poll_id, synthese_id, dossier_id) references app.poll (id, synthese_id, dossier_id)
);
create index on app.poll_vote (poll_id);
create index on app.poll_vote (dossier_id);
create index on app.poll_vote (habilitation_id, poll_id);

create table app.convocation_answer (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null,
  synthese_id uuid not null,
  habilitation_id uuid not null references app.habilitation,
  -- For which date: moved, the question is asked again.
  sequence smallint not null,
  rank smallint not null check (rank between 1 and 100),
  answer text not null check (answer in ('COMING','REMOTE','NOT_COMING')),
  answered_at timestamptz(3) not null,
  reason bytea,
  unique (synthese_id, habilitation_id, rank),
  foreign key (synthese_id, dossier_id) references app.synthese (id, dossier_id),
  foreign key (synthese_id, sequence) references app.synthese_date (synthese_id, sequence)
);
create index on app.convocation_answer (dossier_id);
create index on app.convocation_answer (habilitation_id);

do $$
declare t text;
begin
  foreach t in array array['poll','poll_slot','poll_vote','convocation_answer'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
  foreach t in array array['poll','poll_slot'] loop
    execute format('create policy convoked on app.%I for select to app_rt using (${CONVOKED})', t);
    execute format('create policy scope on app.%I for select to app_rt using (${within('dossier_id')})', t);
    execute format($w$create policy writes on app.%I for insert to app_rt with check (author_id = (select app.actor()) and ${CONVENES} and ${within('dossier_id')})$w$, t);
  end loop;
  foreach t in array array['poll_vote','convocation_answer'] loop
    execute format($w$create policy scope on app.%I for select to app_rt using (${CONVENES} and ${within('dossier_id')})$w$, t);
    execute format('create policy self on app.%I for select to app_rt using (${MINE})', t);
    execute format('create policy answers on app.%I for insert to app_rt with check (${MINE} and ${CONVOKED})', t);
  end loop;
end $$;
create policy convoked on app.poll_vote for select to app_rt using (${CONVOKED});
create policy ends on app.poll for update to app_rt using (${CONVENES} and ${within('dossier_id')});
grant select, insert on app.poll, app.poll_slot, app.poll_vote, app.convocation_answer to app_rt;
grant update (closed_at, slot_id, reminded_at) on app.poll to app_rt;

-- Whatever the hands that write: no vote after a poll is closed, no slot of one that was opened before.
create function app.poll_is_open() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select 1 from app.poll p where p.id = new.poll_id and p.closed_at = 'infinity') then raise exception 'poll closed' using errcode = '23514'; end if;
  return new;
end $$;
revoke execute on function app.poll_is_open() from public;
alter function app.poll_is_open() owner to app_policy;
create policy policy_reads on app.poll for select to app_policy using (true);
create policy policy_reads on app.poll_vote for select to app_policy using (true);
grant select (id, departement, dossier_id, synthese_id, author_id, closed_at) on app.poll to app_policy;
grant select (poll_id, habilitation_id) on app.poll_vote to app_policy;
create trigger open_only before insert on app.poll_vote for each row execute function app.poll_is_open();

-- Who sits there and has answered nothing of an open poll: those whom a reminder is for.
create function app.silent_of_poll(p_poll uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select who.id from app.poll p cross join lateral app.told_of_synthese(p.synthese_id) who (id)
  where p.id = p_poll and p.closed_at = 'infinity' and not exists (select 1 from app.poll_vote v where v.poll_id = p.id and v.habilitation_id = who.id)
$$;
revoke execute on function app.silent_of_poll(uuid) from public;
alter function app.silent_of_poll(uuid) owner to app_policy;
grant execute on function app.silent_of_poll(uuid) to worker;

-- The worker reminds once, before the term.
create policy reminds on app.poll for all to worker using (true) with check (true);
grant select (id, departement, dossier_id, synthese_id, author_id, deadline_at, remind_at, reminded_at, closed_at), update (reminded_at) on app.poll to worker;

${allow('event', 'type', 'poll.opened', 'poll.voted', 'poll.reminded', 'poll.closed', 'convocation.answered')}
${allow('event', 'subject_type', 'Poll', 'PollVote', 'ConvocationAnswer')}
${allow('access', 'subject_type', 'Poll', 'PollSlot', 'PollVote', 'ConvocationAnswer')}
${allow('consequence', 'type', 'poll.opened', 'poll.reminded')}
`;
