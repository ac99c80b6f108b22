/**
 * Who is named in a message, and of whom a reply is expected, until when. A mention copies what judges its message and opens nothing: it is read by whoever
 * reads that. A message may answer another of the same exchange, or repeat a passage of another exchange.
 */
import { allow } from './allow.js';

const KINDS = `('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','LOG')`;
const MINE = `thread_id = any ((select app.my_threads())::uuid[])`;

export const up = `
create table app.mention (
  id uuid primary key,
  departement smallint not null,
  message_id uuid not null references app.message,
  thread_id uuid not null,
  dossier_id uuid not null,
  kind text not null check (kind in ${KINDS}),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  seq integer not null,
  author_id uuid not null references app.habilitation,
  habilitation_id uuid not null references app.habilitation,
  -- By name, by function, or because every reader is asked to reply.
  nature text not null check (nature in ('PERSON','FUNCTION','READERS')),
  reply text not null check (reply in ('NONE','EXPECTED','GIVEN')),
  due_at timestamptz(3) not null,
  given_at timestamptz(3) not null,
  unique (message_id, habilitation_id),
  check ((reply = 'NONE') = (due_at = 'infinity')),
  check ((reply = 'GIVEN') = (given_at <> 'infinity'))
);
create index on app.mention (habilitation_id, due_at, id) where reply = 'EXPECTED';

alter table app.message
  add column in_reply_to integer,
  add column extracted_from_id uuid references app.message,
  add foreign key (thread_id, in_reply_to) references app.message (thread_id, seq),
  add check (in_reply_to < seq);

alter table app.mention enable row level security, force row level security;
create policy departement on app.mention as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy participation on app.mention for select to app_rt using (${MINE});
create policy mentions on app.mention for insert to app_rt with check (author_id = (select app.actor()) and ${MINE}
  and exists (select 1 from app.message m where m.id = message_id and m.author_id = (select app.actor()) and m.thread_id = mention.thread_id and m.seq = mention.seq));
create policy replies on app.mention for update to app_rt using (habilitation_id = (select app.actor()) and ${MINE});
grant select, insert, update (reply, given_at) on app.mention to app_rt;

-- Whoever is named is told first: the worker knows whom a message names, and nothing of what it says.
create policy hastens on app.mention for select to worker using (true);
grant select (message_id, habilitation_id) on app.mention to worker;

${allow('event', 'type', 'message.mentioned')}
${allow('event', 'subject_type', 'Mention')}
${allow('access', 'action', 'answer')}
`;
