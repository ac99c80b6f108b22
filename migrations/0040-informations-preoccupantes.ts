/**
 * An information préoccupante from its reception (CASF L.226-2-1, L.226-3): a head without a word about anybody, numbered without a gap within its département and
 * year, and what it says, each element about one child, sealed under a key of its own. Where it comes from is a row of kind INF. A child is attached to
 * its dossier by a line that changes nothing else.
 */
import { allow } from './allow.js';

const TYPES = ['InformationPreoccupante', 'MineurConcerne', 'InformationDesParents', 'ElementRecueilli', 'Informant', 'AccuseReception', 'Attachment'];

/** What every part has: of which intake, judged by what, written by whom. */
const part = (kinds: string): string => `
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null,
  kind text not null check (kind in (${kinds})),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  foreign key (intake_id, departement) references app.information_preoccupante (id, departement)`;
const about = `mineur_id uuid not null,
  foreign key (mineur_id, intake_id) references app.mineur_concerne (id, intake_id)`;

export const up = `
${allow('event', 'type', 'information-preoccupante.received')}
${allow('event', 'subject_type', ...TYPES)}
${allow('access', 'subject_type', ...TYPES)}
${allow('access', 'action', 'report')}
${allow('consequence', 'type', 'information-preoccupante.received')}

-- year and rank: IP-2025-0117. What a state may become is the next migration's.
create table app.information_preoccupante (
  id uuid primary key,
  departement smallint not null,
  year smallint not null,
  rank integer not null,
  author_id uuid not null references app.habilitation,
  received_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  grave_danger boolean not null,
  state text not null check (state in ('RECEIVED','NOT_IP','COMPLEMENT','FORWARDED','QUALIFIED','IN_EVALUATION','REPORT_SUBMITTED','CLOSED_NO_ACTION','ADMIN_HELP_PROPOSED','JUDICIAL_REFERRAL')),
  request_id uuid not null,
  unique (departement, year, rank),
  unique (author_id, request_id),
  unique (id, departement),
  check (received_at <= recorded_at)
);
create index on app.information_preoccupante (departement, state, received_at, id);
create index on app.information_preoccupante (departement, received_at, id);

create table app.mineur_concerne (${part(`'IDE'`)},
  place text not null check (place in ('TARGETED','HOUSEHOLD')),
  given_names bytea not null,
  surname bytea not null,
  sex bytea,
  birth_date bytea,
  birth_place bytea,
  whereabouts bytea,
  unique (id, intake_id)
);
create index on app.mineur_concerne (intake_id);

create table app.information_des_parents (${part(`'FAM'`)},
  ${about},
  means text not null check (means in ('INTERVIEW','CALL','LETTER','INTERPRETER','NONE')),
  exception text not null check (exception in ('NONE','DANGER_AGGRAVATION','PENAL_EVIDENCE_RISK','PRESSURE_ON_CHILD','ABDUCTION_RISK','UNREACHABLE','MINOR_OBJECTION')),
  informed_at timestamptz(3) not null,
  person bytea not null,
  announced bytea not null,
  check ((means = 'NONE') = (exception not in ('NONE','UNREACHABLE')))
);
create index on app.information_des_parents (intake_id);

create table app.element_recueilli (${part(`'FAM','SCO','SOC','MED','PAR','ENF'`)},
  ${about},
  body bytea not null
);
create index on app.element_recueilli (intake_id);

-- Where it comes from, by OLINPE codes, and who spoke, if they said so: one a head, kind INF, never rendered elsewhere.
create table app.informant (${part(`'INF'`)},
  channel text not null check (channel in ('PLATFORM','PHONE','LETTER','EMAIL','IN_PERSON','NOTE_119')),
  origin text not null check (origin in ('10','20','31','32','33','34','40','99')),
  transmitted_by text not null check (transmitted_by in ('100','200','300','400','510','520','530','541','542','543','550','560','570','580','590','600','611','612','613','620','630','640','999')),
  identity_given text not null check (identity_given in ('GIVEN','ANONYMOUS')),
  identity bytea,
  reach_by bytea,
  unique (intake_id),
  check ((identity is not null) = (identity_given = 'GIVEN')),
  check (reach_by is null or identity_given = 'GIVEN')
);

-- What its author keeps, and how far it went, in two words that say nothing of what was decided.
create table app.accuse_reception (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null unique,
  author_id uuid not null references app.habilitation,
  year smallint not null,
  rank integer not null,
  received_at timestamptz(3) not null,
  given_at timestamptz(3) not null,
  stage text not null check (stage in ('RECEIVED','HANDLED')),
  request_id uuid not null,
  unique (author_id, request_id),
  foreign key (intake_id, departement) references app.information_preoccupante (id, departement)
);
create index on app.accuse_reception (author_id, received_at, id);

create table app.attachment (
  id uuid primary key,
  departement smallint not null,
  intake_id uuid not null references app.information_preoccupante,
  mineur_id uuid not null unique,
  dossier_id uuid not null references app.dossier,
  author_id uuid not null references app.habilitation,
  attached_at timestamptz(3) not null,
  foreign key (mineur_id, intake_id) references app.mineur_concerne (id, intake_id)
);
create index on app.attachment (dossier_id, intake_id);
create index on app.attachment (intake_id);

-- The last number given, held by its row until the transaction ends: none is skipped, none is given twice.
create table app.intake_counter (
  departement smallint not null,
  year smallint not null,
  last integer not null,
  primary key (departement, year)
);

create function app.number_intake() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.year := extract(year from new.recorded_at at time zone 'Europe/Paris');
  insert into app.intake_counter as c (departement, year, last) values (new.departement, new.year, 1)
    on conflict (departement, year) do update set last = c.last + 1 returning last into new.rank;
  return new;
end $$;
create trigger numbers before insert on app.information_preoccupante for each row execute function app.number_intake();

create function app.number_receipt() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  select i.year, i.rank into new.year, new.rank from app.information_preoccupante i where i.id = new.intake_id;
  return new;
end $$;
create trigger numbers before insert on app.accuse_reception for each row execute function app.number_receipt();

do $$
declare f regprocedure;
begin
  foreach f in array array['app.number_intake()', 'app.number_receipt()']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
`;
