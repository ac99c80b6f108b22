/**
 * What is one's own in an exchange: how far one has read (which is none of the four facts), and what one has begun to write. Both are rewritten in place, and
 * nothing else is: a draft that is discarded leaves no text behind.
 */
export const up = `
create table app.reading_position (
  id uuid primary key,
  departement smallint not null,
  thread_id uuid not null references app.thread,
  habilitation_id uuid not null references app.habilitation,
  seq integer not null check (seq >= 0),
  unique (thread_id, habilitation_id)
);
create index on app.reading_position (habilitation_id, thread_id);

-- The person's, under whatever hat they write; sealed under the key of the exchange's home dossier.
create table app.draft (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  thread_id uuid not null references app.thread,
  professionnel_id uuid not null references app.professionnel,
  saved_at timestamptz(3) not null,
  body bytea not null,
  unique (thread_id, professionnel_id)
);

alter table app.reading_position enable row level security, force row level security;
alter table app.draft enable row level security, force row level security;
create policy departement on app.reading_position as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy departement on app.draft as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));

create policy self on app.reading_position for select to app_rt using (habilitation_id = (select app.actor()));
create policy begins on app.reading_position for insert to app_rt with check (habilitation_id = (select app.actor()) and thread_id = any ((select app.my_threads())::uuid[]));
create policy moves on app.reading_position for update to app_rt using (habilitation_id = (select app.actor()) and thread_id = any ((select app.my_threads())::uuid[]));
create policy self on app.draft for select to app_rt using (professionnel_id = (select app.my_person()) and thread_id = any ((select app.my_threads())::uuid[]));
create policy begins on app.draft for insert to app_rt with check (professionnel_id = (select app.my_person()) and thread_id = any ((select app.my_threads())::uuid[]));
create policy rewrites on app.draft for update to app_rt using (professionnel_id = (select app.my_person()) and thread_id = any ((select app.my_threads())::uuid[]));
grant select, insert, update (seq) on app.reading_position to app_rt;
grant select, insert, update (saved_at, body) on app.draft to app_rt;
`;
