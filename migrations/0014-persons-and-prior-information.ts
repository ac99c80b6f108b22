/**
 * The persons around a child, what ties them to the child, and prior information for each holder of parental authority (CASF L.226-2-2, C. civ. 371-1).
 * An exception counts once another person has validated it, until its review. What was recorded before persons had rows of their own names nobody here: it stays, and counts no more.
 */
const SOURCES = `('PMI','SCHOOL_HEALTH','OTHER')`;

/** Adds words to the list of a column, whatever other migrations have added to it. */
const moreWords = (table: string, column: string, words: readonly string[]): string => `
do $$
declare was text;
begin
  select pg_get_constraintdef(oid) into strict was from pg_constraint where conrelid = 'app.${table}'::regclass and conname = '${table}_${column}_check';
  execute 'alter table app.${table} drop constraint ${table}_${column}_check';
  execute 'alter table app.${table} add constraint ${table}_${column}_check ' || replace(was, ']', $w$, ${words.map((w) => `'${w}'::text`).join(', ')}]$w$);
end $$;`;

export const up = `
create table app.personne (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  kind text not null check (kind = 'FAM'),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ${SOURCES}),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  given_names bytea not null,
  surname bytea not null,
  unique (author_id, request_id),
  unique (id, dossier_id)
);
create index on app.personne (dossier_id);

create table app.lien (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  personne_id uuid not null,
  kind text not null check (kind = 'FAM'),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ${SOURCES}),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  nature text not null check (nature in ('PARENTAL_AUTHORITY','GUARDIAN','HOUSEHOLD','RELATIVE','TRUSTED_THIRD_PARTY','VOLUNTEER_THIRD_PARTY','OTHER')),
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  quality bytea not null,
  unique (author_id, request_id),
  foreign key (personne_id, dossier_id) references app.personne (id, dossier_id),
  check (valid_from <= valid_to)
);
create index on app.lien (dossier_id);

alter table app.prior_information
  add column about text not null default 'PERSON' check (about in ('PERSON','CHILD')),
  add column personne_id uuid,
  add column informed_by uuid references app.habilitation,
  add column review_at timestamptz(3) not null default 'infinity',
  add column language bytea,
  add foreign key (personne_id, dossier_id) references app.personne (id, dossier_id),
  add unique (id, dossier_id);
alter table app.prior_information no force row level security;
update app.prior_information set informed_by = author_id;
alter table app.prior_information force row level security;
alter table app.prior_information alter column informed_by set not null, alter column about drop default, alter column review_at drop default;
-- UNREACHABLE is an attempt, by some means; it excuses nobody from trying again.
alter table app.prior_information
  drop constraint prior_information_check,
  add constraint prior_information_means_or_reason check ((means = 'NONE') = (exception not in ('NONE','UNREACHABLE'))) not valid,
  add constraint prior_information_of_one_person check ((about = 'PERSON') = (personne_id is not null)) not valid,
  add constraint prior_information_language check (language is not null) not valid,
  add constraint prior_information_review check (exception in ('NONE','UNREACHABLE') or review_at <= written_at + interval '1 month') not valid;
create index on app.prior_information (personne_id);

create table app.prior_validation (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  prior_information_id uuid not null,
  kind text not null check (kind = 'FAM'),
  detail text not null check (detail in ('FULL','SUMMARY')),
  source text not null check (source in ${SOURCES}),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  unique (author_id, request_id),
  foreign key (prior_information_id, dossier_id) references app.prior_information (id, dossier_id)
);
create index on app.prior_validation (prior_information_id);
create index on app.prior_validation (dossier_id);

do $$
declare t text;
begin
  foreach t in array array['personne','lien','prior_validation'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy admission on app.%I for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]))', t);
    execute format('create policy scope on app.%I for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))', t);
    execute format('create policy addressee on app.%I for select to app_rt using (id = any ((select app.my_items())::uuid[]))', t);
    execute format('create policy author on app.%I for select to app_rt using (author_id = (select app.actor()))', t);
  end loop;
  foreach t in array array['personne','lien'] loop
    execute format('create policy writes on app.%I for insert to app_rt with check (author_id = (select app.actor()) and (dossier_id = any ((select app.my_dossiers())::uuid[])
      or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())))', t);
  end loop;
end $$;
create policy ends on app.lien for update to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[])
  or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy validates on app.prior_validation for insert to app_rt with check (author_id = (select app.actor())
  and (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')));
create policy policy_reads on app.lien for select to app_policy using (true);
create policy policy_reads on app.prior_validation for select to app_policy using (true);

grant select, insert on app.personne, app.lien, app.prior_validation to app_rt;
grant update (valid_to) on app.lien to app_rt;
grant select (id, departement, dossier_id, personne_id, nature, valid_from, valid_to) on app.lien to app_policy;
grant select (id, departement, dossier_id, prior_information_id) on app.prior_validation to app_policy;
grant select (personne_id, exception, review_at) on app.prior_information to app_policy;
${moreWords('share', 'item_type', ['Personne', 'Lien', 'PriorValidation'])}
${moreWords('event', 'type', ['personne.written', 'lien.written', 'lien.ended', 'prior-information.validated'])}
${moreWords('event', 'subject_type', ['Personne', 'Lien', 'PriorValidation'])}
${moreWords('access', 'subject_type', ['Personne', 'Lien', 'PriorValidation'])}

-- Each current holder of parental authority, each guardian: a record, or an exception that another person validated and whose review is to come. Nobody known is nobody informed.
create or replace function app.informed(p_dossier uuid) returns boolean language sql stable security definer set search_path = '' as $$
  with holder as (select l.personne_id from app.lien l where l.dossier_id = p_dossier and l.departement = (select app.my_departement())
    and l.nature in ('PARENTAL_AUTHORITY','GUARDIAN') and l.valid_from <= (select app.now()) and (select app.now()) < l.valid_to
    and (l.dossier_id = any ((select app.my_dossiers())::uuid[]) or l.dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or l.departement = (select app.my_scope_departement())))
  select exists (select 1 from holder) and not exists (select 1 from holder h where not exists (
    select 1 from app.prior_information p where p.personne_id = h.personne_id and p.departement = (select app.my_departement()) and (p.exception = 'NONE'
      or p.exception <> 'UNREACHABLE' and (select app.now()) < p.review_at and exists (select 1 from app.prior_validation v where v.prior_information_id = p.id and v.departement = p.departement))))
$$;

-- Where a refusal is written, whatever other migrations have taught it.
do $$
begin
  execute replace(pg_get_functiondef('app.dossier_of(text, uuid)'::regprocedure), $w$when 'Dossier' then$w$,
    $w$when 'Personne' then (select x.dossier_id from app.personne x where x.id = p_id)
    when 'Lien' then (select x.dossier_id from app.lien x where x.id = p_id)
    when 'PriorValidation' then (select x.dossier_id from app.prior_validation x where x.id = p_id)
    when 'Dossier' then$w$);
end $$;
create policy policy_reads on app.personne for select to app_policy using (true);
grant select (id, departement, dossier_id) on app.personne to app_policy;
`;
