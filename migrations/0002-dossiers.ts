/**
 * A dossier is one child's. What concerns a child or a family, and every free text, is ciphertext (bytea).
 * Clear columns say nothing about a person: ids, dates, states, kinds, départements.
 * "kind" is one of the eleven of CASF practice (docs/lecture-de-la-loi.md) plus LOG.
 */
const KINDS = `('IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','INF','ADO','LIE','LOG')`;
const BASES = `('CASF_226_2_2','CASF_226_2_1','CASF_221_6','CASF_226_4','CPP_40','CP_226_14','CASF_221_3','CASF_221_4','CASF_223_5',
  'CSP_1110_4_II','CSP_1110_4_III','CJPM_241_2','CASF_121_6_2','JUDICIAL_REQUISITION','CRPA_ACCESS')`;
const SOURCES = `('PMI','SCHOOL_HEALTH','OTHER')`;

export const up = `
create table app.dossier (
  id uuid primary key,
  departement smallint not null,
  opened_by uuid not null references app.habilitation,
  opened_at timestamptz(3) not null,
  state text not null check (state in ('OPEN','CLOSED')),
  request_id uuid not null,
  unique (opened_by, request_id)
);
create index on app.dossier (departement, opened_at desc, id);

create table app.dossier_territoire (
  dossier_id uuid not null references app.dossier,
  territoire_id uuid not null references app.territoire,
  departement smallint not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  primary key (dossier_id, territoire_id, valid_from),
  check (valid_from < valid_to)
);
create index on app.dossier_territoire (territoire_id, dossier_id);

create table app.dossier_link (
  dossier_id uuid not null references app.dossier,
  linked_id uuid not null references app.dossier,
  departement smallint not null,
  nature text not null check (nature in ('SIBLING')),
  primary key (dossier_id, linked_id),
  check (dossier_id <> linked_id)
);

-- One data key per dossier or per intake, for life; only the wrapped form is here, the wrapping key is elsewhere.
create table app.data_key (
  holder_id uuid primary key,
  departement smallint not null,
  holder_type text not null check (holder_type in ('DOSSIER','INTAKE')),
  wrapped bytea not null,
  kek_version integer not null
);

create table app.enfant (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null unique references app.dossier,
  kind text not null check (kind = 'IDE'),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ${SOURCES}),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  given_names bytea not null,
  surname bytea not null,
  birth_date bytea not null
);

-- A dated piece of what is known about the child; a summary is its own row, written by somebody who reads the full one.
create table app.entry (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  kind text not null check (kind in ${KINDS}),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ${SOURCES}),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  body bytea not null,
  unique (author_id, request_id)
);
create index on app.entry (dossier_id, written_at desc, id);

create table app.admission (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  habilitation_id uuid not null references app.habilitation,
  duty text not null check (duty in ('NONE','EVALUATEUR')),
  purpose text not null check (purpose in ('EVALUATE','DETERMINE_ACTION','IMPLEMENT_ACTION')),
  legal_basis text not null check (legal_basis in ${BASES}),
  necessity bytea not null,
  granted_by uuid not null references app.habilitation,
  granted_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  unique (granted_by, request_id),
  unique (id, habilitation_id, dossier_id),
  check (habilitation_id <> granted_by),
  check (valid_from <= valid_to),
  check (valid_to <= valid_from + interval '6 months')
);
create index on app.admission (dossier_id);
create index on app.admission (habilitation_id, dossier_id);

-- One row per admission and kind, never an array: SOC on one child and MED on another must not open MED on the first.
create table app.admission_kind (
  admission_id uuid not null references app.admission,
  habilitation_id uuid not null,
  dossier_id uuid not null,
  departement smallint not null,
  kind text not null check (kind in ${KINDS}),
  duty text not null check (duty in ('NONE','EVALUATEUR')),
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  primary key (admission_id, kind)
);
create index on app.admission_kind (habilitation_id, dossier_id, kind);
create index on app.admission_kind (dossier_id, kind);

create table app.share (
  id uuid primary key,
  departement smallint not null,
  item_id uuid not null,
  item_type text not null check (item_type in ('Enfant','Entry','PriorInformation','Thread','Message')),
  dossier_id uuid not null references app.dossier,
  habilitation_id uuid not null references app.habilitation,
  legal_basis text not null check (legal_basis in ${BASES}),
  necessity bytea not null,
  granted_by uuid not null references app.habilitation,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  check (habilitation_id <> granted_by),
  check (valid_from <= valid_to)
);
create index on app.share (habilitation_id, item_id);
create index on app.share (item_id);

-- CASF L.226-2-2: each holder of parental authority is informed beforehand, unless contrary to the child's interest.
create table app.prior_information (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  kind text not null check (kind = 'FAM'),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ${SOURCES}),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  informed_at timestamptz(3) not null,
  means text not null check (means in ('INTERVIEW','CALL','LETTER','INTERPRETER','NONE')),
  exception text not null check (exception in ('NONE','DANGER_AGGRAVATION','PENAL_EVIDENCE_RISK','PRESSURE_ON_CHILD','ABDUCTION_RISK','UNREACHABLE','MINOR_OBJECTION')),
  request_id uuid not null default gen_random_uuid(),
  person bytea not null,
  announced bytea not null,
  unique (author_id, request_id),
  check ((means = 'NONE') = (exception <> 'NONE'))
);
create index on app.prior_information (dossier_id);

-- « Is this child known? »: truncated compound tokens per département (made by the API, key unknown here), so that collisions hide who is meant.
create table app.child_index (
  departement smallint not null,
  token bytea not null check (octet_length(token) = 2),
  dossier_id uuid not null references app.dossier,
  primary key (departement, token, dossier_id)
);

create table app.child_lookup (
  id uuid primary key,
  departement smallint not null,
  asked_by uuid not null references app.habilitation,
  asked_at timestamptz(3) not null,
  query bytea not null,
  state text not null check (state in ('ASKED','COMPARED'))
);
`;
