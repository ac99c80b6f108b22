/**
 * Habilitations, the root of every right: proposed by the organisation's correspondent, validated by a RESPONSABLE_* where the function opens a perimeter or
 * keeps the keys of the house, granted by the département's administrator with the reference of an act (CASF R.221-8).
 * That they are different persons, each with a proved identity, is said by keys and checks: a row that lies about a person finds no row to refer to.
 */
const VALIDATED = `('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION','DPO','AUDITEUR','CORRESPONDANT_ORGANISATION','ADMINISTRATEUR_DEPARTEMENT','PLATFORM_ADMIN')`;
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
${added('event', 'type', ['habilitation.proposed', 'habilitation.validated', 'habilitation.granted', 'habilitation.ended'])}
${added('event', 'subject_type', ['Habilitation', 'HabilitationProposal', 'HabilitationValidation', 'HabilitationGrant'])}

alter table app.professionnel
  add column proved boolean not null generated always as (issuer is not null and subject is not null) stored,
  add unique (id, proved);
alter table app.habilitation add unique (id, professionnel_id);
alter table app.territoire add unique (id, departement);

create table app.habilitation_proposal (
  id uuid primary key,
  departement smallint not null,
  organisation_id uuid not null,
  professionnel_id uuid not null,
  function text not null,
  -- The perimeter: none, one territory, or all those of the département.
  territoire_id uuid,
  whole_departement boolean not null,
  proposed_by uuid not null,
  proposer_id uuid not null,
  proposed_at timestamptz(3) not null,
  request_id uuid not null,
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  foreign key (organisation_id) references app.organisation,
  foreign key (professionnel_id) references app.professionnel,
  foreign key (territoire_id, departement) references app.territoire (id, departement),
  foreign key (proposed_by, proposer_id) references app.habilitation (id, professionnel_id),
  unique (proposed_by, request_id),
  unique (id, departement, organisation_id, professionnel_id, proposer_id, function),
  check (professionnel_id <> proposer_id),
  check (territoire_id is null or not whole_departement),
  check (valid_from < valid_to)
);
do $$ begin
  execute (select 'alter table app.habilitation_proposal add constraint habilitation_proposal_function_check ' || pg_get_constraintdef(oid)
    from pg_constraint where conrelid = 'app.habilitation'::regclass and conname = 'habilitation_function_check');
end $$;
create index on app.habilitation_proposal (departement, proposed_at desc, id);
create index on app.habilitation_proposal (professionnel_id);

create table app.habilitation_validation (
  id uuid primary key,
  departement smallint not null,
  proposal_id uuid not null unique,
  organisation_id uuid not null,
  professionnel_id uuid not null,
  proposer_id uuid not null,
  function text not null,
  validated_by uuid not null,
  validator_id uuid not null,
  proved boolean not null check (proved),
  validated_at timestamptz(3) not null,
  foreign key (proposal_id, departement, organisation_id, professionnel_id, proposer_id, function)
    references app.habilitation_proposal (id, departement, organisation_id, professionnel_id, proposer_id, function),
  foreign key (validated_by, validator_id) references app.habilitation (id, professionnel_id),
  foreign key (validator_id, proved) references app.professionnel (id, proved),
  unique (proposal_id, validator_id),
  check (validator_id <> proposer_id and validator_id <> professionnel_id)
);

create table app.habilitation_grant (
  id uuid primary key,
  departement smallint not null,
  proposal_id uuid not null unique,
  organisation_id uuid not null,
  professionnel_id uuid not null,
  proposer_id uuid not null,
  function text not null,
  validator_id uuid,
  granted_by uuid not null,
  granter_id uuid not null,
  -- Each of them, whom the provider has proved.
  proved boolean not null check (proved),
  act_reference text not null check (char_length(act_reference) between 1 and 80),
  granted_at timestamptz(3) not null,
  foreign key (proposal_id, departement, organisation_id, professionnel_id, proposer_id, function)
    references app.habilitation_proposal (id, departement, organisation_id, professionnel_id, proposer_id, function),
  foreign key (granted_by, granter_id) references app.habilitation (id, professionnel_id),
  foreign key (proposal_id, validator_id) references app.habilitation_validation (proposal_id, validator_id),
  foreign key (professionnel_id, proved) references app.professionnel (id, proved),
  foreign key (proposer_id, proved) references app.professionnel (id, proved),
  foreign key (granter_id, proved) references app.professionnel (id, proved),
  check (granter_id <> proposer_id and granter_id <> professionnel_id and proposer_id <> professionnel_id),
  check (validator_id is null or validator_id <> granter_id),
  check (validator_id is not null or function not in ${VALIDATED})
);

-- The habilitation that a grant makes bears its id: one grant, one habilitation, neither without the other (app.make_habilitation).
create function app.my_function() returns text language sql stable security definer set search_path = '' as $$
  select function from app.habilitation where id = app.actor()
$$;
create function app.my_corresponded_organisation() returns uuid language sql stable security definer set search_path = '' as $$
  select organisation_id from app.habilitation where id = app.actor() and function = 'CORRESPONDANT_ORGANISATION'
$$;

create function app.make_habilitation(p_grant uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.habilitation (id, departement, professionnel_id, organisation_id, function, valid_from, valid_to)
    select g.id, g.departement, g.professionnel_id, g.organisation_id, g.function, greatest(p.valid_from, app.now()), p.valid_to
    from app.habilitation_grant g join app.habilitation_proposal p on p.id = g.proposal_id where g.id = p_grant and g.granted_by = app.actor();
  if not found then raise exception 'no such grant' using errcode = '42501'; end if;
  insert into app.habilitation_territoire (habilitation_id, territoire_id, departement)
    select g.id, t.id, t.departement from app.habilitation_grant g join app.habilitation_proposal p on p.id = g.proposal_id
      join app.territoire t on t.departement = g.departement and (p.whole_departement or t.id = p.territoire_id) where g.id = p_grant;
end $$;

-- Ends an habilitation of one's département, as its administrator. Its epoch moves with it.
create function app.end_habilitation(p_habilitation uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  update app.habilitation h set valid_to = greatest(h.valid_from + interval '1 millisecond', app.now())
    where h.id = p_habilitation and h.valid_to > app.now() and h.departement = app.my_departement()
      and app.my_function() = 'ADMINISTRATEUR_DEPARTEMENT';
end $$;

do $$
declare t text;
begin
  foreach t in array array['habilitation_proposal','habilitation_validation','habilitation_grant'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy directory on app.%I for select to app_rt using (departement = (select app.my_departement()))', t);
  end loop;
end $$;
create policy proposes on app.habilitation_proposal for insert to app_rt with check (proposed_by = (select app.actor())
  and (organisation_id = (select app.my_corresponded_organisation()) or (select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE') and function = 'CORRESPONDANT_ORGANISATION'));
create policy validates on app.habilitation_validation for insert to app_rt with check (validated_by = (select app.actor())
  and (select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE'));
create policy grants on app.habilitation_grant for insert to app_rt with check (granted_by = (select app.actor()) and (select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT');

create policy policy_reads on app.habilitation_proposal for select to app_policy using (true);
create policy policy_reads on app.habilitation_grant for select to app_policy using (true);
create policy grants on app.habilitation for insert to app_policy with check (true);
create policy grants on app.habilitation_territoire for insert to app_policy with check (true);
grant select on app.habilitation_proposal, app.habilitation_grant to app_policy;
grant insert on app.habilitation, app.habilitation_territoire to app_policy;
grant update (valid_to) on app.habilitation to app_policy;
grant select, insert on app.habilitation_proposal, app.habilitation_validation, app.habilitation_grant to app_rt;

alter function app.my_function() owner to app_policy;
alter function app.my_corresponded_organisation() owner to app_policy;
alter function app.make_habilitation(uuid) owner to app_policy;
alter function app.end_habilitation(uuid) owner to app_policy;
revoke execute on function app.my_function(), app.my_corresponded_organisation(), app.make_habilitation(uuid), app.end_habilitation(uuid) from public;
grant execute on function app.my_function(), app.my_corresponded_organisation(), app.make_habilitation(uuid), app.end_habilitation(uuid) to app_rt;
`;
