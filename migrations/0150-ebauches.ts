/**
 * What a person has begun in a form before anything of it exists: a report, a letter, a convening. One a person, a form and what it was begun from; rewritten in place, and nothing else is.
 * Its key is of those that whoever transmits may make (0041, data_key): what is begun belongs to no dossier.
 */
export const up = `
create table app.ebauche (
  id uuid primary key,
  departement smallint not null,
  professionnel_id uuid not null references app.professionnel,
  form text not null check (form in ('RECUEIL','LETTRE','CONVOCATION')),
  -- No reference: an id that exists and one that does not are kept alike.
  about_id uuid,
  saved_at timestamptz(3) not null,
  body bytea not null,
  unique nulls not distinct (departement, professionnel_id, form, about_id)
);
alter table app.ebauche enable row level security, force row level security;
create policy departement on app.ebauche as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy self on app.ebauche for select to app_rt using (professionnel_id = (select app.my_person()));
create policy begins on app.ebauche for insert to app_rt with check (professionnel_id = (select app.my_person()));
create policy rewrites on app.ebauche for update to app_rt using (professionnel_id = (select app.my_person()));
grant select, insert, update (saved_at, body) on app.ebauche to app_rt;
`;
