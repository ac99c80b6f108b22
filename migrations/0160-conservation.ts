/**
 * The keeping of a dossier, fact after fact: closed with its term, reopened, held for the judge, listed for elimination, the archives' visa (C. patrimoine L.212-2, L.212-3, R.212-14). By the responsables who answer for it,
 * who alone read it; nothing is destroyed by any of it. A closing also says so on the dossier's row, and is told of twice before its term.
 */
import { allow } from './allow.js';

const WITHIN = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))`;
const RESPONSIBLE = `(select app.my_function()) in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')`;
const ACTS = ['dossier.closed', 'dossier.reopened', 'elimination.held', 'elimination.released', 'elimination.listed', 'elimination.struck', 'elimination.visa-recorded'];
const TICKS = ['conservation.announced', 'conservation.recalled'];

export const up = `
${allow('event', 'type', ...ACTS, ...TICKS)}
${allow('event', 'subject_type', 'ConservationStep')}
${allow('access', 'subject_type', 'ConservationStep')}
${allow('consequence', 'type', ...TICKS)}

create table app.conservation_step (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  sequence smallint not null check (sequence > 0),
  fact text not null check (fact in ('CLOSED','REOPENED','HELD','RELEASED','LISTED','STRUCK','VISA')),
  category text check (category in ('SANS_SUITE','MILIEU_OUVERT','PLACEMENT','PUPILLE')),
  -- Of a closing: the first instant at which it may be listed, and those at which it is told that it comes.
  due_at timestamptz(3) not null,
  first_at timestamptz(3) not null,
  first_told_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  last_told_at timestamptz(3) not null,
  -- Numbers, and no words that a person types: they outlive what is sealed.
  bordereau_year smallint check (bordereau_year between 2000 and 2099),
  bordereau_rank integer check (bordereau_rank between 1 and 99999),
  visa_number integer check (visa_number > 0),
  visa_at timestamptz(3),
  reason bytea,
  author_id uuid not null references app.habilitation,
  person_id uuid not null,
  at timestamptz(3) not null,
  request_id uuid not null,
  foreign key (author_id, person_id) references app.habilitation (id, professionnel_id),
  unique (dossier_id, sequence),
  unique (author_id, request_id, dossier_id),
  check ((fact = 'CLOSED') = (category is not null)),
  check (fact = 'CLOSED' or due_at = 'infinity'),
  check (category is distinct from 'PUPILLE' or due_at = 'infinity'),
  check ((fact in ('LISTED','VISA')) = (bordereau_year is not null)),
  check ((bordereau_year is null) = (bordereau_rank is null)),
  check ((fact = 'VISA') = (visa_number is not null)),
  check ((visa_number is null) = (visa_at is null)),
  check (fact not in ('REOPENED','HELD','RELEASED','STRUCK') or reason is not null)
);
create index on app.conservation_step (departement, bordereau_year, bordereau_rank) where bordereau_year is not null;
create index on app.conservation_step (due_at, id) where fact = 'CLOSED';

alter table app.conservation_step enable row level security, force row level security;
create policy departement on app.conservation_step as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy scope on app.conservation_step for select to app_rt using (${WITHIN} and ${RESPONSIBLE});
create policy takes on app.conservation_step for insert to app_rt with check (author_id = (select app.actor()) and person_id = (select app.my_person()) and ${WITHIN} and ${RESPONSIBLE});
create policy policy_reads on app.conservation_step for select to app_policy using (true);
create policy reminds on app.conservation_step for all to worker using (true) with check (true);
grant select, insert on app.conservation_step to app_rt;
grant select (id, departement, dossier_id, sequence, fact, category, due_at, bordereau_year, bordereau_rank, visa_number, visa_at, person_id, at) on app.conservation_step to app_policy;
grant select (id, departement, dossier_id, sequence, fact, due_at, first_at, first_told_at, last_at, last_told_at), update (first_told_at, last_told_at) on app.conservation_step to worker;

-- One after the other: asked after the row, which its policy has judged first. The dossier's own row says whether it is closed.
create policy closes on app.dossier for update to app_policy using (true) with check (true);
grant update (state) on app.dossier to app_policy;
create function app.conservation_follows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.sequence <> 1 + (select count(*) from app.conservation_step s where s.dossier_id = new.dossier_id and s.id <> new.id) then
    raise exception 'out of order' using errcode = 'check_violation', constraint = 'conservation_step_follows';
  end if;
  if new.fact in ('CLOSED','REOPENED') then
    update app.dossier set state = case new.fact when 'CLOSED' then 'CLOSED' else 'OPEN' end where id = new.dossier_id;
  end if;
  return null;
end $$;
revoke execute on function app.conservation_follows() from public;
alter function app.conservation_follows() owner to app_policy;
create trigger follows after insert on app.conservation_step for each row execute function app.conservation_follows();
`;
