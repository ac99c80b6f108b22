/**
 * Threads: membership is the right, messages are immutable, a correction or a withdrawal is a new row.
 * The thread's own counter gives a gapless seq under its row lock. Judging columns are copied on each row and never updated.
 */
const READ_KINDS = `('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','LOG')`;
const SOURCES = `('PMI','SCHOOL_HEALTH','OTHER')`;

export const up = `
create table app.thread (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  kind text not null check (kind in ${READ_KINDS}),
  detail text not null check (detail = 'FULL'),
  source text not null check (source in ${SOURCES}),
  author_id uuid not null references app.habilitation,
  opened_at timestamptz(3) not null,
  seq integer not null default 0,
  request_id uuid not null,
  subject bytea not null,
  motive bytea not null,
  unique (author_id, request_id)
);
create index on app.thread (dossier_id);

-- The children whom a thread may speak of: the home dossier and the siblings' linked when it was opened.
create table app.thread_dossier (
  thread_id uuid not null references app.thread,
  dossier_id uuid not null references app.dossier,
  departement smallint not null,
  primary key (thread_id, dossier_id)
);

create table app.participation (
  id uuid primary key,
  departement smallint not null,
  thread_id uuid not null references app.thread,
  dossier_id uuid not null references app.dossier,
  habilitation_id uuid not null references app.habilitation,
  basis text not null check (basis in ('ADMISSION','FUNCTION')),
  admission_id uuid,
  from_seq integer not null check (from_seq >= 1),
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  -- Nobody takes part through another's admission, or through an admission to another child's dossier.
  foreign key (admission_id, habilitation_id, dossier_id) references app.admission (id, habilitation_id, dossier_id),
  check ((basis = 'ADMISSION') = (admission_id is not null)),
  check (valid_from <= valid_to)
);
create index on app.participation (thread_id);
create index on app.participation (habilitation_id, thread_id);
create index on app.participation (admission_id);

create table app.message (
  id uuid primary key,
  departement smallint not null,
  thread_id uuid not null,
  dossier_id uuid not null,
  kind text not null check (kind in ${READ_KINDS}),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ${SOURCES}),
  author_id uuid not null references app.habilitation,
  seq integer not null check (seq >= 1),
  sent_at timestamptz(3) not null,
  client_message_id uuid not null,
  request_hash bytea not null,
  readers_digest bytea not null,
  body bytea not null,
  unique (thread_id, seq),
  unique (author_id, client_message_id),
  foreign key (thread_id, dossier_id) references app.thread_dossier (thread_id, dossier_id)
);

create table app.revision (
  id uuid primary key,
  departement smallint not null,
  message_id uuid not null references app.message,
  thread_id uuid not null,
  dossier_id uuid not null,
  kind text not null check (kind in ${READ_KINDS}),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ${SOURCES}),
  seq integer not null,
  author_id uuid not null references app.habilitation,
  version smallint not null check (version >= 2),
  nature text not null check (nature in ('CORRECTION','WITHDRAWAL')),
  revised_at timestamptz(3) not null,
  body bytea not null,
  unique (message_id, version)
);

create table app.receipt (
  id uuid primary key,
  departement smallint not null,
  message_id uuid not null references app.message,
  thread_id uuid not null,
  seq integer not null,
  habilitation_id uuid not null references app.habilitation,
  fact text not null check (fact in ('DELIVERED','NOTIFIED','OPENED','ACKNOWLEDGED')),
  at timestamptz(3) not null,
  unique (message_id, habilitation_id, fact)
);
create index on app.receipt (thread_id, seq);
`;
