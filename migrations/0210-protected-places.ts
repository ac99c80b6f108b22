/**
 * A place that a judge, or the danger, keeps secret (C. civ. 375-7; CASF L.226-4): sealed under the dossier's key, read where the kind LIE is opened by territory or by admission, and by
 * nobody else, ever: not by a share, not by its author once they may no longer. It is declared, it ends, it is not edited.
 * By `marks`, tokens under a key of the dossier, its words are recognised in any text without being opened, whoever writes: app.place_marks gives tokens, never words.
 */
import { allow } from './allow.js';

const KNOWN = `dossier_id = any ((select app.my_place_dossiers())::uuid[])`;
const HEAD = `(dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())) and (select app.my_function()) = 'RESPONSABLE_ASE'`;

export const up = `
${allow('event', 'type', 'lieu-protege.declared', 'lieu-protege.ended')}
${allow('event', 'subject_type', 'LieuProtege')}
${allow('access', 'subject_type', 'LieuProtege')}

create table app.lieu_protege (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null references app.dossier,
  kind text not null check (kind = 'LIE'),
  detail text not null check (detail = 'FULL'),
  source text not null check (source in ('PMI','SCHOOL_HEALTH','OTHER')),
  author_id uuid not null references app.habilitation,
  written_at timestamptz(3) not null,
  request_id uuid not null default gen_random_uuid(),
  ground text not null check (ground in ('JUDGE','VICTIM_PARENT','DANGER')),
  valid_from timestamptz(3) not null,
  valid_to timestamptz(3) not null,
  name bytea,
  address bytea,
  phone bytea,
  email bytea,
  reason bytea not null,
  marks bytea not null,
  unique (author_id, request_id),
  check (valid_from <= valid_to),
  check (num_nonnulls(name, address, phone, email) > 0)
);
create index on app.lieu_protege (dossier_id);

-- Where the kind of secret places was opened to me, by an admission that holds.
create function app.my_place_dossiers() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct k.dossier_id), '{}') from app.admission_kind k
  where k.habilitation_id = (select app.actor()) and k.departement = (select app.my_departement()) and k.kind = 'LIE'
    and k.valid_from <= (select app.now()) and (select app.now()) < k.valid_to
$$;

alter table app.lieu_protege enable row level security, force row level security;
create policy departement on app.lieu_protege as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()));
create policy admission on app.lieu_protege for select to app_rt using (${KNOWN});
create policy scope on app.lieu_protege for select to app_rt using (${HEAD});
create policy declares on app.lieu_protege for insert to app_rt with check (author_id = (select app.actor()) and (${KNOWN} or ${HEAD}));
create policy ends on app.lieu_protege for update to app_rt using (${KNOWN} or ${HEAD});
create policy policy_reads on app.lieu_protege for select to app_policy using (true);
grant select, insert, update (valid_to) on app.lieu_protege to app_rt;
grant select (id, departement, dossier_id, valid_from, valid_to, marks) on app.lieu_protege to app_policy;

-- What must be recognised where somebody writes of this child: its places, and those of the siblings with whom it is linked now. Tokens, whoever asks: the writer need not know that there is a place.
create function app.place_marks(p_dossier uuid) returns table (id uuid, dossier_id uuid, marks bytea) language sql stable security definer set search_path = '' as $$
  select l.id, l.dossier_id, l.marks from app.lieu_protege l
  where l.departement = (select app.my_departement()) and l.valid_from <= (select app.now()) and (select app.now()) < l.valid_to
    and (l.dossier_id = p_dossier or l.dossier_id in (select k.linked_id from app.dossier_link k
      where k.dossier_id = p_dossier and k.valid_from <= (select app.now()) and (select app.now()) < k.valid_to))
$$;
do $$
declare f regprocedure;
begin
  foreach f in array array['app.my_place_dossiers()', 'app.place_marks(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_rt', f);
  end loop;
  -- Where a refusal is written, whatever other migrations have taught it.
  execute replace(pg_get_functiondef('app.dossier_of(text, uuid)'::regprocedure), $w$when 'Dossier' then$w$,
    $w$when 'LieuProtege' then (select x.dossier_id from app.lieu_protege x where x.id = p_id)
    when 'Dossier' then$w$);
end $$;
`;
