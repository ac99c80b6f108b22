/**
 * Who exists: organisations, professionals, habilitations, territories. Directory data, in clear (work identity only).
 * Functions are checked against a list kept in SQL on purpose: a function that the law does not know may not be granted.
 */
export const up = `
create schema app;

create table app.clock (
  one boolean primary key default true check (one),
  offset_ms bigint not null default 0
);
insert into app.clock default values;

create table app.territoire (
  id uuid primary key,
  departement smallint not null,
  name text not null
);

create table app.organisation (
  id uuid primary key,
  departement smallint not null,
  name text not null,
  siret text,
  sector text not null check (sector in ('DEPARTEMENT','PMI','SCHOOL','SCHOOL_HEALTH','HOSPITAL','ASSOCIATION','PJJ','JUSTICE','POLICE','OTHER'))
);

create table app.professionnel (
  id uuid primary key,
  departement smallint not null,
  display_name text not null,
  email text not null unique,
  issuer text,
  subject text,
  unique (issuer, subject)
);

create table app.habilitation (
  id uuid primary key,
  departement smallint not null,
  professionnel_id uuid not null references app.professionnel,
  organisation_id uuid not null references app.organisation,
  function text not null check (function in (
    'AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION','REFERENT_ASE','SECRETARIAT_ASE',
    'ASSISTANT_SOCIAL','CESF','TISF','MEDECIN_PMI','MEDECIN_REFERENT','PUERICULTRICE_PMI','SAGE_FEMME_PMI','PSYCHOLOGUE_PMI',
    'PSYCHOLOGUE_ASE','ASSISTANT_FAMILIAL','EDUCATEUR_ASSOCIATION','CADRE_ASSOCIATION','EDUCATEUR_MECS','EDUCATEUR_PJJ',
    'ASSISTANT_SOCIAL_SCOLAIRE','MEDECIN_SCOLAIRE','INFIRMIER_SCOLAIRE','PSYCHOLOGUE_SCOLAIRE','DIRECTEUR_ECOLE','ENSEIGNANT',
    'CONSEILLER_DSDEN','MEDECIN_HOSPITALIER','MEDECIN_TRAITANT','PROCUREUR','JUGE_DES_ENFANTS','GREFFIER','ENQUETEUR',
    'ADMINISTRATEUR_AD_HOC','AVOCAT','MEMBRE_CESSEC','MEMBRE_CONSEIL_DE_FAMILLE','MEMBRE_COMMISSION_AGREMENT','ECOUTANT_SNATED',
    'PROFESSIONNEL_PETITE_ENFANCE','MAIRE_CCAS','ANALYSTE_ODPE','PLATFORM_ADMIN','DPO','AUDITEUR')),
  epoch integer not null default 1,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  check (valid_from < valid_to)
);
create index on app.habilitation (professionnel_id);
create index on app.habilitation (departement, function);

create table app.habilitation_territoire (
  habilitation_id uuid not null references app.habilitation,
  territoire_id uuid not null references app.territoire,
  departement smallint not null,
  primary key (habilitation_id, territoire_id)
);

create table app.session (
  id uuid primary key,
  professionnel_id uuid not null references app.professionnel,
  habilitation_id uuid not null references app.habilitation,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  carrier text not null check (carrier in ('BROWSER','CLIENT')),
  acr text not null check (acr in ('eidas1-mfa','eidas2','eidas3')),
  opened_at timestamptz(3) not null default clock_timestamp(), -- real clock: a session's life
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3) not null default 'infinity'
);
create index on app.session (professionnel_id);
create index on app.session (habilitation_id);
`;
