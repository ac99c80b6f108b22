/** Somebody is taken off call before the hour, by the département's administrator: the end moves, and the epoch of whoever was on call with it. One not begun never was. */
import { allow } from './allow.js';

export const up = `
${allow('event', 'type', 'astreinte.ended')}

do $$
begin
  execute 'alter table app.astreinte drop constraint ' || (select quote_ident(conname) from pg_constraint
    where conrelid = 'app.astreinte'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%(valid_from < valid_to)%');
end $$;
alter table app.astreinte add constraint astreinte_period check (valid_from <= valid_to);

create policy ends on app.astreinte for update to app_rt using ((select app.my_function()) = 'ADMINISTRATEUR_DEPARTEMENT');
grant update (valid_to) on app.astreinte to app_rt;
create trigger moves_epoch after update of valid_to on app.astreinte for each row when (new.valid_to < old.valid_to) execute function app.move_epoch();
`;
