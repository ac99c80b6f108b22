/**
 * The one memory: event (what was done, ids only) and access (what was read or refused, ids only).
 * Both append-only. The tail of event is read by transaction horizon, hence xid.
 */
export const up = `
create table app.event (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz(3) not null,
  type text not null check (type in ('dossier.opened','enfant.written','entry.written','prior-information.recorded','admission.granted','admission.ended','thread.opened',
    'participation.added','message.posted','message.corrected','message.withdrawn','message.acknowledged','child.looked-up','child.found','session.ended')),
  departement smallint not null,
  actor_id uuid not null,
  subject_type text not null check (subject_type in ('Dossier','Enfant','Entry','PriorInformation','Admission','Thread','Participation','Message','ChildLookup','Session')),
  subject_id uuid not null,
  dossier_id uuid,
  thread_id uuid,
  habilitation_id uuid,
  seq integer
);
create index on app.event (xid, id);
create index on app.event (dossier_id, at);

create table app.access (
  id uuid primary key default gen_random_uuid(),
  at timestamptz(3) not null,
  actor_id uuid not null,
  departement smallint not null,
  operation uuid not null,
  action text not null check (action in ('read','notice','post','open','write','grant','end','add','correct','withdraw','acknowledge','ask','explain')),
  outcome text not null check (outcome in ('READ','REFUSED')),
  subject_type text not null check (subject_type in ('Dossier','Enfant','Entry','PriorInformation','Admission','Thread','Participation','Message','Receipt','Share',
    'Organisation','Professionnel','Habilitation','Session','Unknown')),
  subject_id uuid,
  dossier_id uuid,
  thread_id uuid,
  kinds smallint not null default 0, -- one bit per kind opened, in the order of the matrix's columns
  shown integer not null default 0,
  withheld integer not null default 0,
  highest_seq integer,
  held text not null default 'NONE' check (held in ('S','P','X','O','RULE','NONE')) -- the right of the matrix that opened it
);
create index on app.access (dossier_id, at);
create index on app.access (actor_id, at);
`;
