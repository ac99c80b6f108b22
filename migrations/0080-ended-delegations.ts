/** A delegation of signature is ended before its hour, by the département's administrator: the end moves, and the epoch of whoever signed under it. One not begun never was. */
import { allow } from './allow.js';

export const up = `
${allow('event', 'type', 'delegation.ended')}
${allow('consequence', 'type', 'delegation.ended')}

do $$
begin
  execute 'alter table app.delegation drop constraint ' || (select quote_ident(conname) from pg_constraint
    where conrelid = 'app.delegation'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%(valid_from < valid_to)%');
end $$;
alter table app.delegation add constraint delegation_period check (valid_from <= valid_to);

create policy ends on app.delegation for update to app_rt using ((select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT');
grant update (valid_to) on app.delegation to app_rt;

create function app.move_epoch_of_delegate() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update app.habilitation set epoch = epoch + 1 where id = new.delegate_id;
  return null;
end $$;
alter function app.move_epoch_of_delegate() owner to app_policy;
revoke execute on function app.move_epoch_of_delegate() from public;
create trigger moves_epoch after update of valid_to on app.delegation for each row when (new.valid_to < old.valid_to) execute function app.move_epoch_of_delegate();
`;
