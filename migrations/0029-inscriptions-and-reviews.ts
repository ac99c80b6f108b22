/**
 * How a person comes into the directory once the first are there: inscribed by the organisation's correspondent or the département's administrator, which gives no
 * right whatsoever; and the yearly review of habilitations, by another person than who holds them. Nothing of it opens or closes a right by itself.
 */
import { allow } from './allow.js';

export const up = `
${allow('event', 'type', 'person.inscribed', 'habilitation.reviewed')}
${allow('event', 'subject_type', 'Inscription', 'HabilitationReview')}
${allow('access', 'subject_type', 'Inscription', 'HabilitationReview')}

-- Who brought whom into the directory, for which organisation, on what reference of identity. The person bears its id.
create table app.inscription (
  id uuid primary key,
  departement smallint not null,
  organisation_id uuid not null references app.organisation,
  display_name text not null check (char_length(display_name) between 1 and 200),
  email text not null check (email = lower(email) and char_length(email) between 3 and 254),
  identity_reference text not null check (char_length(identity_reference) between 1 and 80),
  recorded_by uuid not null references app.habilitation,
  recorded_at timestamptz(3) not null,
  request_id uuid not null,
  unique (recorded_by, request_id)
);
create index on app.inscription (organisation_id);

create table app.habilitation_review (
  id uuid primary key,
  departement smallint not null,
  habilitation_id uuid not null,
  organisation_id uuid not null,
  professionnel_id uuid not null,
  reviewed_by uuid not null,
  reviewer_id uuid not null,
  reviewed_at timestamptz(3) not null,
  next_at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (habilitation_id, professionnel_id) references app.habilitation (id, professionnel_id),
  foreign key (habilitation_id, organisation_id) references app.habilitation (id, organisation_id),
  foreign key (reviewed_by, reviewer_id) references app.habilitation (id, professionnel_id),
  unique (reviewed_by, request_id),
  check (professionnel_id <> reviewer_id),
  check (reviewed_at < next_at and next_at <= reviewed_at + interval '12 months')
);
create index on app.habilitation_review (habilitation_id, next_at);

-- The person that an inscription makes: unproved, until the provider says who it is. False where the address is already somebody's.
create function app.make_professionnel(p_inscription uuid) returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.professionnel (id, departement, display_name, email)
    select i.id, i.departement, i.display_name, i.email from app.inscription i where i.id = p_inscription and i.recorded_by = app.actor() on conflict do nothing;
  return found;
end $$;

do $$
declare t text;
begin
  foreach t in array array['inscription','habilitation_review'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
    execute format('create policy directory on app.%I for select to app_rt using (departement = (select app.my_departement()))', t);
  end loop;
end $$;
create policy inscribes on app.inscription for insert to app_rt with check (recorded_by = (select app.actor())
  and ((select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT' or organisation_id = (select app.my_corresponded_organisation())));
create policy reviews on app.habilitation_review for insert to app_rt with check (reviewed_by = (select app.actor()) and (select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT');
create policy policy_reads on app.inscription for select to app_policy using (true);
-- Neither issuer nor subject is granted: whoever comes is unproved.
create policy inscribes on app.professionnel for insert to app_policy with check (true);
grant select on app.inscription to app_policy;
grant insert (id, departement, display_name, email) on app.professionnel to app_policy;
grant select, insert on app.inscription, app.habilitation_review to app_rt;

revoke execute on function app.make_professionnel(uuid) from public;
alter function app.make_professionnel(uuid) owner to app_policy;
grant execute on function app.make_professionnel(uuid) to app_rt;
`;
