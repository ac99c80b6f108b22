/**
 * Signalements (CASF L.226-4), from the draft to the seal: append-only facts, whose existence is the state. One has one number and one seal, gapless within its
 * département and year; letters are versions under a key of their own, none after the seal. With them, two lines of the directory: who may sign for the
 * département, from, to (CGCT L.3221-3), and of which parquet a territory is.
 */
import { allow } from './allow.js';

const TYPES = ['Delegation', 'Ressort', 'Signalement', 'SignalementLetter', 'SignalementDossier', 'SignalementSeal'];
export const up = `
${allow('event', 'type', 'delegation.registered', 'ressort.registered', 'signalement.drafted', 'signalement.revised', 'signalement.attached', 'signalement.sealed')}
${allow('event', 'subject_type', ...TYPES)}
${allow('access', 'subject_type', ...TYPES)}
${allow('access', 'action', 'sign')}

create table app.delegation (
  id uuid primary key,
  departement smallint not null,
  delegate_id uuid not null,
  professionnel_id uuid not null,
  function text not null check (function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')),
  act text not null check (act = 'SIGNALEMENT'),
  delegator text not null check (char_length(delegator) between 1 and 200),
  arrete_reference text not null check (char_length(arrete_reference) between 1 and 80),
  recorded_by uuid not null,
  recorder_id uuid not null,
  request_id uuid not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  foreign key (delegate_id, professionnel_id) references app.habilitation (id, professionnel_id),
  foreign key (delegate_id, function) references app.habilitation (id, function),
  foreign key (recorded_by, recorder_id) references app.habilitation (id, professionnel_id),
  unique (recorded_by, request_id),
  unique (id, delegate_id),
  check (professionnel_id <> recorder_id),
  check (valid_from < valid_to)
);
create index on app.delegation (delegate_id, valid_to);

create table app.ressort (
  id uuid primary key,
  departement smallint not null,
  territoire_id uuid not null,
  parquet_id uuid not null,
  recorded_by uuid not null references app.habilitation,
  request_id uuid not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  foreign key (territoire_id, departement) references app.territoire (id, departement),
  foreign key (parquet_id, departement) references app.organisation (id, departement),
  unique (recorded_by, request_id),
  check (valid_from < valid_to)
);
create index on app.ressort (territoire_id, valid_to);

create table app.signalement (
  id uuid primary key,
  departement smallint not null,
  route text not null check (route in ('DIRECT','DEPARTEMENT')),
  author_id uuid not null references app.habilitation,
  parquet_id uuid not null,
  territoire_id uuid not null,
  urgency text not null check (urgency in ('ORDINARY','URGENT')),
  ground text not null check (ground in ('ACTIONS_WITHOUT_REMEDY','FAMILY_REFUSAL','COLLABORATION_IMPOSSIBLE','EVALUATION_IMPOSSIBLE','GRAVE_AND_IMMEDIATE_DANGER')),
  drafted_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (parquet_id, departement) references app.organisation (id, departement),
  foreign key (territoire_id, departement) references app.territoire (id, departement),
  unique (author_id, request_id),
  unique (id, departement, route),
  -- Whoever seizes the parquet directly does so because it is grave (L.226-4 II).
  check (route = 'DEPARTEMENT' or ground = 'GRAVE_AND_IMMEDIATE_DANGER')
);
create index on app.signalement (departement, drafted_at, id);

create table app.signalement_letter (
  id uuid primary key,
  departement smallint not null,
  signalement_id uuid not null,
  route text not null check (route in ('DIRECT','DEPARTEMENT')),
  version smallint not null check (version > 0),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  letter bytea not null,
  request_id uuid not null,
  foreign key (signalement_id, departement, route) references app.signalement (id, departement, route),
  unique (author_id, request_id),
  unique (signalement_id, version)
);

create table app.signalement_dossier (
  id uuid primary key,
  departement smallint not null,
  signalement_id uuid not null,
  route text not null check (route in ('DIRECT','DEPARTEMENT')),
  dossier_id uuid not null references app.dossier,
  attached_by uuid not null references app.habilitation,
  attached_at timestamptz(3) not null,
  foreign key (signalement_id, departement, route) references app.signalement (id, departement, route),
  unique (signalement_id, dossier_id)
);
create index on app.signalement_dossier (dossier_id, signalement_id);

-- year and rank: S-2025-0042. One of each signalement: nothing seals it twice, under whatever version.
create table app.signalement_seal (
  id uuid primary key,
  departement smallint not null,
  signalement_id uuid not null unique,
  route text not null check (route in ('DIRECT','DEPARTEMENT')),
  version smallint not null,
  year smallint not null,
  rank integer not null,
  sha256 bytea not null,
  signature bytea not null,
  key_id bytea not null,
  -- The very bytes that were signed, sealed under the signalement's key.
  pdf bytea not null,
  sealed_by uuid not null references app.habilitation,
  delegation_id uuid,
  sealed_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (signalement_id, departement, route) references app.signalement (id, departement, route),
  foreign key (signalement_id, version) references app.signalement_letter (signalement_id, version),
  foreign key (delegation_id, sealed_by) references app.delegation (id, delegate_id),
  unique (departement, year, rank),
  unique (sealed_by, request_id),
  check ((route = 'DEPARTEMENT') = (delegation_id is not null))
);
create index on app.signalement_seal (departement, sealed_at, id);

-- The last number given, held by its row until the transaction ends: none is skipped, none is given twice.
create table app.signalement_counter (
  departement smallint not null,
  year smallint not null,
  last integer not null,
  primary key (departement, year)
);
create function app.next_signalement() returns table (year smallint, rank integer) language sql volatile security definer set search_path = '' as $$
  insert into app.signalement_counter as c (departement, year, last) select h.departement, extract(year from app.now() at time zone app.zone_of(h.departement)), 0 from (select app.my_departement() as departement) h
    on conflict (departement, year) do update set last = c.last returning c.year, c.last + 1
$$;
-- The number is on the letter before the row is there: it is the next one, or the seal is refused. Asked after the row, which its policy has judged first.
create function app.number_signalement() returns trigger language plpgsql security definer set search_path = '' as $$
declare next integer;
begin
  insert into app.signalement_counter as c (departement, year, last) values (new.departement, new.year, 1)
    on conflict (departement, year) do update set last = c.last + 1 returning last into next;
  if new.rank <> next then raise exception 'not the next number' using errcode = 'check_violation', constraint = 'signalement_seal_gapless'; end if;
  return null;
end $$;
create trigger numbers after insert on app.signalement_seal for each row execute function app.number_signalement();

-- Versions follow each other, and stop at the seal. Asked after the row, which its policy has judged first.
create function app.letter_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.version > 1 and not exists (select 1 from app.signalement_letter l where l.signalement_id = new.signalement_id and l.version = new.version - 1) then
    raise exception 'a version is missing' using errcode = 'check_violation', constraint = 'signalement_letter_gapless';
  end if;
  if exists (select 1 from app.signalement_seal s where s.signalement_id = new.signalement_id) then
    raise exception 'sealed' using errcode = 'check_violation', constraint = 'signalement_letter_sealed';
  end if;
  return null;
end $$;
create trigger follows after insert on app.signalement_letter for each row execute function app.letter_follows();
`;
