/**
 * The directory: keys and communes of organisations, their services with the numbers on call, who replaces whom, conventions. In clear: work and institutions only.
 * Keys are checked here by their shape; their check digit is computed at the edge (libs/partners/directory-keys.ts).
 * Two functions come with it, who keep the directory and read no content: the département's administrator, an organisation's correspondent.
 */
const added = (table: string, column: string, words: readonly string[]): string => `
do $$
declare said text;
begin
  select string_agg(distinct quote_literal(word), ', ') into said from (
    select m[1] as word from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') m
      where k.conrelid = 'app.${table}'::regclass and k.conname = '${table}_${column}_check'
    union all select unnest(array[${words.map((w) => `'${w}'`).join(', ')}])) known;
  execute format('alter table app.${table} drop constraint ${table}_${column}_check, add constraint ${table}_${column}_check check (${column} in (%s))', said);
end $$;`;

export const up = `
${added('habilitation', 'function', ['ADMINISTRATEUR_DEPARTEMENT', 'CORRESPONDANT_ORGANISATION'])}
${added('event', 'type', ['organisation.registered', 'service.registered', 'substitution.registered', 'convention.registered'])}
${added('event', 'subject_type', ['Organisation', 'Service', 'Substitution', 'Convention'])}

alter table app.organisation
  add column uai text check (uai ~ '^[0-9]{7}[A-HJ-NPR-Z]$'),
  add column finess text check (finess ~ '^[0-9]{9}$'),
  add column commune_code text check (commune_code ~ '^([0-9]{5}|2[AB][0-9]{3})$'),
  add column commune_name text check (char_length(commune_name) between 1 and 100),
  add column request_id uuid not null default gen_random_uuid(),
  add constraint organisation_siret_check check (siret ~ '^[0-9]{14}$'),
  add constraint organisation_commune_check check ((commune_code is null) = (commune_name is null)),
  add unique (departement, request_id),
  add unique (id, departement);
create unique index on app.organisation (departement, uai);
create unique index on app.organisation (departement, finess);
create index on app.organisation (departement, commune_code);
alter table app.habilitation add unique (id, organisation_id);

create table app.service (
  id uuid primary key,
  departement smallint not null,
  organisation_id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  on_call_phone text check (on_call_phone ~ '^[+]?[0-9]{2,15}$'),
  on_call_hours text check (char_length(on_call_hours) between 1 and 200),
  recorded_by uuid not null references app.habilitation,
  request_id uuid not null,
  foreign key (organisation_id, departement) references app.organisation (id, departement),
  unique (recorded_by, request_id)
);
create index on app.service (organisation_id);

-- Who replaces whom, from, to: two colleagues of one organisation.
create table app.substitution (
  id uuid primary key,
  departement smallint not null,
  organisation_id uuid not null,
  habilitation_id uuid not null,
  substitute_id uuid not null,
  recorded_by uuid not null references app.habilitation,
  request_id uuid not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  foreign key (organisation_id, departement) references app.organisation (id, departement),
  foreign key (habilitation_id, organisation_id) references app.habilitation (id, organisation_id),
  foreign key (substitute_id, organisation_id) references app.habilitation (id, organisation_id),
  unique (recorded_by, request_id),
  check (habilitation_id <> substitute_id),
  check (valid_from < valid_to)
);
create index on app.substitution (habilitation_id, valid_to);

create table app.convention (
  id uuid primary key,
  departement smallint not null,
  organisation_id uuid not null,
  reference text not null check (char_length(reference) between 1 and 80),
  recorded_by uuid not null references app.habilitation,
  request_id uuid not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  foreign key (organisation_id, departement) references app.organisation (id, departement),
  unique (recorded_by, request_id),
  check (valid_from < valid_to)
);
create index on app.convention (organisation_id, valid_to);

do $$
declare t text;
begin
  foreach t in array array['service','substitution','convention'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy directory on app.%I for select to app_rt using (departement = (select app.my_departement()))', t);
  end loop;
  foreach t in array array['organisation','service','substitution','convention'] loop
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;

create policy registers on app.organisation for insert to app_rt with check (
  exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function = 'ADMINISTRATEUR_DEPARTEMENT'));
create policy registers on app.convention for insert to app_rt with check (recorded_by = (select app.actor())
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function = 'ADMINISTRATEUR_DEPARTEMENT'));
create policy registers on app.service for insert to app_rt with check (recorded_by = (select app.actor())
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function = 'CORRESPONDANT_ORGANISATION' and h.organisation_id = service.organisation_id));
create policy registers on app.substitution for insert to app_rt with check (recorded_by = (select app.actor())
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function = 'CORRESPONDANT_ORGANISATION' and h.organisation_id = substitution.organisation_id));

grant select, insert on app.service, app.substitution, app.convention to app_rt;
grant insert on app.organisation to app_rt;
`;
