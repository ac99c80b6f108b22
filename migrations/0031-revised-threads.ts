/**
 * How many times a message of this thread was corrected or withdrawn, counted by the database itself: a page of a thread where nothing was revised, nearly
 * every page, does not ask for versions. Nobody is shown the number: it counts versions of messages that one may only notice too.
 */
export const up = `
alter table app.thread add column revisions integer not null default 0;
-- Whoever writes the version, and through whatever door: one that nobody counted would be shown to nobody.
create policy counts_revisions on app.thread for update to app_policy using (true) with check (true);
grant select (revisions), update (revisions) on app.thread to app_policy;
create function app.count_revision() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.thread set revisions = revisions + 1 where id = new.thread_id;
  return null;
end $$;
alter function app.count_revision() owner to app_policy;
revoke execute on function app.count_revision() from public;
create trigger counts_in_thread after insert on app.revision for each row execute function app.count_revision();
alter table app.thread disable trigger user;
update app.thread t set revisions = (select count(*) from app.revision v where v.thread_id = t.id) where exists (select 1 from app.revision v where v.thread_id = t.id);
alter table app.thread enable trigger user;
`;
