/**
 * app_policy (no login) owns the functions of the policies: FORCE binds definers too, hence its own policies, on grant tables and bare ids.
 * A right that ends ends everywhere, and whatever takes a right away moves the actor's epoch in the same transaction.
 */
export const up = `
do $$
declare t text;
begin
  foreach t in array array['territoire','organisation','professionnel','habilitation','habilitation_territoire','session','dossier','dossier_territoire','dossier_link',
    'admission','admission_kind','share','thread','thread_dossier','participation','message','entry','enfant','prior_information','child_index','data_key'] loop
    execute format('create policy policy_reads on app.%I for select to app_policy using (true)', t);
  end loop;
end $$;
grant usage on schema app to app_rt, app_policy, sign_in, trace, relay, worker;
grant select on app.clock to app_rt, app_policy, sign_in, trace, relay, worker;
grant select on app.context_key, app.territoire, app.organisation, app.professionnel, app.habilitation, app.habilitation_territoire, app.session, app.dossier, app.dossier_territoire,
  app.dossier_link, app.admission_kind, app.thread_dossier, app.participation, app.child_index, app.data_key to app_policy;
-- Bare ids of what holds content: enough to say who may read, not to read.
grant select (id, departement, dossier_id, author_id) on app.thread, app.entry, app.enfant, app.prior_information to app_policy;
grant select (id, departement, dossier_id, thread_id, author_id, seq) on app.message to app_policy;
grant select (id, departement, dossier_id, habilitation_id) on app.admission to app_policy;
grant select (id, departement, item_id, item_type, dossier_id, habilitation_id, granted_by, valid_from, valid_to) on app.share to app_policy;

-- The text of a statement carries its signed context: whoever read it among the activities of the same login would act as its actor until it expires.
revoke execute on function pg_catalog.pg_stat_get_activity(integer), pg_catalog.pg_stat_get_backend_activity(integer) from public;
grant execute on function pg_catalog.pg_stat_get_activity(integer), pg_catalog.pg_stat_get_backend_activity(integer) to pg_read_all_stats;

-- A right that ends ends everywhere: kinds and participations follow their admission, and every taking away moves the epoch.
create policy follows on app.admission_kind for update to app_policy using (true) with check (true);
create policy follows on app.participation for update to app_policy using (true) with check (true);
create policy follows on app.habilitation for update to app_policy using (true) with check (true);
grant update (valid_to) on app.admission_kind, app.participation to app_policy;
grant update (epoch) on app.habilitation to app_policy;

create function app.end_with_admission() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.admission_kind set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  update app.participation set valid_to = greatest(valid_from, new.valid_to) where admission_id = new.id and valid_to > new.valid_to;
  return null;
end $$;
create function app.move_epoch() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.habilitation set epoch = epoch + 1 where id = new.habilitation_id;
  return null;
end $$;
create function app.move_own_epoch() returns trigger language plpgsql set search_path = '' as $$
begin
  new.epoch := old.epoch + 1;
  return new;
end $$;
create function app.move_epochs_of_territory() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.habilitation set epoch = epoch + 1
    where id in (select t.habilitation_id from app.habilitation_territoire t where t.territoire_id = old.territoire_id);
  return null;
end $$;
create trigger ends_everywhere after update of valid_to on app.admission for each row when (new.valid_to < old.valid_to) execute function app.end_with_admission();
create trigger moves_epoch after update of valid_to on app.admission_kind for each row when (new.valid_to < old.valid_to) execute function app.move_epoch();
create trigger moves_epoch after update of valid_to on app.participation for each row when (new.valid_to < old.valid_to) execute function app.move_epoch();
create trigger moves_epoch after update of valid_to on app.share for each row when (new.valid_to < old.valid_to) execute function app.move_epoch();
create trigger moves_epoch after update of ended_at on app.session for each row when (new.ended_at < old.ended_at) execute function app.move_epoch();
create trigger moves_epoch before update of valid_from, valid_to, function on app.habilitation for each row execute function app.move_own_epoch();
create trigger moves_epochs after update of valid_to on app.dossier_territoire for each row when (new.valid_to < old.valid_to) execute function app.move_epochs_of_territory();
`;
