/**
 * The key that wraps has versions. Which one wraps is a fact of the database, so that every node changes at the same instant, and none before its neighbours can
 * open what it writes. The key of a blind index has a row of its own: derived from the wrapping key, as it was, it would change with it, and every index with it.
 */
export const up = `
create table app.kek_in_use (
  one boolean primary key default true check (one),
  version integer not null check (version > 0)
);
insert into app.kek_in_use (version) values (1);

create table app.index_key (
  departement smallint primary key,
  wrapped bytea not null,
  kek_version integer not null
);
alter table app.kek_in_use enable row level security, force row level security;
alter table app.index_key enable row level security, force row level security;
create policy policy_reads on app.kek_in_use for select to app_policy using (true);
create policy policy_reads on app.index_key for select to app_policy using (true);
create policy keeps on app.index_key for insert to app_policy with check (departement = (select app.my_departement()) and kek_version = (select k.version from app.kek_in_use k) and (select app.my_function()) in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE'));
grant select on app.kek_in_use, app.index_key to app_policy;
grant insert on app.index_key to app_policy;

-- Whoever is about to wrap holds the version until its transaction ends: once it was raised, nothing more is written under the former one.
create function app.wrapping_version() returns integer language plpgsql volatile security definer set search_path = '' as $$
begin
  if (select app.actor()) is null then return null; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('kek_in_use', 0));
  return (select k.version from app.kek_in_use k);
end $$;

-- A node of a former release, or one that mistakes its version, writes no key that a withdrawal would lose.
create function app.version_in_use() returns integer language sql stable security definer set search_path = '' as $$ select k.version from app.kek_in_use k $$;
create policy in_use on app.data_key as restrictive for insert to app_rt with check (kek_version = (select app.version_in_use()));

-- The wrapped key of this département's index; given one, keeps it if there was none: of two that come first together, both get the same.
create function app.index_key(p_wrapped bytea, p_version integer) returns table (wrapped bytea, kek_version integer) language plpgsql volatile security definer set search_path = '' as $$
begin
  if p_wrapped is not null then
    insert into app.index_key values ((select app.my_departement()), p_wrapped, p_version) on conflict do nothing;
  end if;
  return query select k.wrapped, k.kek_version from app.index_key k where k.departement = (select app.my_departement());
end $$;

create policy compares on app.index_key for select to worker using (true);
grant select on app.index_key to worker;

-- rewrap: opens each wrapped key and wraps it again. It sees keys, and not one row of what they seal.
grant usage on schema app to rewrap;
create policy looks on app.data_key for select to rewrap using (true);
create policy looks on app.index_key for select to rewrap using (true);
create policy looks on app.kek_in_use for select to rewrap using (true);
create policy rewraps on app.data_key for update to rewrap using (true) with check (kek_version = (select k.version from app.kek_in_use k));
create policy rewraps on app.index_key for update to rewrap using (true) with check (kek_version = (select k.version from app.kek_in_use k));
create policy makes on app.index_key for insert to rewrap with check (kek_version = (select k.version from app.kek_in_use k));
create policy raises on app.kek_in_use for update to rewrap using (true) with check (version > 0);
grant select on app.data_key, app.index_key, app.kek_in_use to rewrap;
grant update (wrapped, kek_version) on app.data_key, app.index_key to rewrap;
grant insert on app.index_key to rewrap;
grant update (version) on app.kek_in_use to rewrap;

revoke execute on function app.wrapping_version(), app.version_in_use(), app.index_key(bytea, integer) from public;
alter function app.wrapping_version() owner to app_policy;
alter function app.version_in_use() owner to app_policy;
alter function app.index_key(bytea, integer) owner to app_policy;
grant execute on function app.wrapping_version(), app.version_in_use(), app.index_key(bytea, integer) to app_rt;
`;
