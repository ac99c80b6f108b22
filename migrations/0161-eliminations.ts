/**
 * What is destroyed at the end of a term: the wrapped keys of a dossier and of what was received for it alone, the salts of its leaves, its tokens in the index. Nothing else is deleted, and that by one login, `shred`, which the
 * wall lets delete what is under an elimination that has begun, and nothing more. One begins by a function alone, which asks again of everything: a closing whose term is past, no hold, a list, its visa by another
 * person, nothing written since. What is left is the tombstone: ids, numbers, instants, words of lists.
 */
import { allow } from './allow.js';

/** What may still happen to a closed dossier without its term beginning anew: what ends, what reminds, what keeps. */
const AFTERWARDS = ['dossier.closed', 'elimination.held', 'elimination.released', 'elimination.listed', 'elimination.struck', 'elimination.visa-recorded', 'conservation.announced', 'conservation.recalled',
  'admission.ended', 'referent.ended', 'share.ended', 'dossier.moved', 'deadline.reminded', 'deadline.overdue', 'action.reminded', 'action.due', 'action.overdue', 'relecture.reminded', 'poll.reminded',
  'child.looked-up', 'child.found', 'justification.asked', 'justification.given', 'glass.broken', 'glass.reviewed', 'conflict.declared', 'conflict.lifted', 'message.acknowledged'];
const SYSTEM = `'00000000-0000-4000-8000-000000000001'`;

export const up = `
${allow('event', 'type', 'dossier.eliminated')}
${allow('event', 'subject_type', 'Elimination')}

create table app.elimination (
  id uuid primary key,
  departement smallint not null,
  dossier_id uuid not null unique references app.dossier,
  category text not null check (category in ('SANS_SUITE','MILIEU_OUVERT','PLACEMENT')),
  closed_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  bordereau_year smallint not null,
  bordereau_rank integer not null,
  visa_number integer not null,
  visa_at timestamptz(3) not null,
  begun_at timestamptz(3) not null,
  done_at timestamptz(3) not null default 'infinity',
  -- What was destroyed, counted as it was.
  keys integer not null default 0,
  salts integer not null default 0,
  tokens integer not null default 0,
  pieces integer not null default 0,
  -- The version that wrapped when it was done: a backup made before opens with it, or with an older one, until they are destroyed too.
  kek_version integer,
  -- The head of the journal then.
  journal_size bigint,
  journal_root bytea,
  check ((done_at = 'infinity') = (kek_version is null))
);
-- Whose keys go with it: the dossier, what was received for it alone, what was begun from it.
create table app.elimination_holder (holder_id uuid primary key, elimination_id uuid not null references app.elimination);
create index on app.elimination_holder (elimination_id);
alter table app.elimination enable row level security, force row level security;
alter table app.elimination_holder enable row level security, force row level security;
create policy keeps on app.elimination for all to app_policy using (true) with check (true);
create policy keeps on app.elimination_holder for all to app_policy using (true) with check (true);
create policy policy_reads on app.piece for select to app_policy using (true);
create policy policy_reads on app.ebauche for select to app_policy using (true);
create policy tells_elimination on app.event for insert to app_policy with check (type = 'dossier.eliminated');
grant select, insert, update (done_at, keys, salts, tokens, pieces, kek_version, journal_size, journal_root) on app.elimination to app_policy;
grant select, insert on app.elimination_holder to app_policy;
grant select (id, dossier_id) on app.piece to app_policy;
grant select (id, about_id) on app.ebauche to app_policy;

-- Closed, its term past, not held, listed and visaed since by two persons, untouched: by its own rows.
create function app.ready_to_eliminate(p_dossier uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((
    select c.fact = 'CLOSED' and c.due_at <= app.now() and h.fact is distinct from 'HELD' and l.fact = 'LISTED' and l.sequence > c.sequence and l.sequence > coalesce(h.sequence, 0)
      and v.sequence > l.sequence and (v.bordereau_year, v.bordereau_rank) = (l.bordereau_year, l.bordereau_rank) and v.person_id <> l.person_id
      and not exists (select 1 from app.event e where e.about_id = p_dossier and e.at > c.at and e.type <> all (array[${AFTERWARDS.map((t) => `'${t}'`).join(', ')}]))
    from (select s.* from (select id, sequence, fact, due_at, at from app.conservation_step where dossier_id = p_dossier and fact in ('CLOSED','REOPENED')) s order by s.sequence desc limit 1) c
      left join lateral (select s.sequence, s.fact from app.conservation_step s where s.dossier_id = p_dossier and s.fact in ('HELD','RELEASED') order by s.sequence desc limit 1) h on true
      left join lateral (select s.sequence, s.fact, s.bordereau_year, s.bordereau_rank, s.person_id from app.conservation_step s where s.dossier_id = p_dossier and s.fact in ('LISTED','STRUCK') order by s.sequence desc limit 1) l on true
      left join lateral (select s.sequence, s.bordereau_year, s.bordereau_rank, s.person_id from app.conservation_step s where s.dossier_id = p_dossier and s.fact = 'VISA' order by s.sequence desc limit 1) v on true), false)
$$;

-- With which dossiers it shares exchanges and meetings: what was said there of a sibling must still be read by those of the sibling, so they go together, or wait.
create function app.tied_dossiers(p_dossier uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with recursive tied(id) as (
    select p_dossier
    union
    select o.dossier_id from tied t cross join lateral (
      select b.dossier_id from app.thread_dossier a join app.thread_dossier b on b.thread_id = a.thread_id where a.dossier_id = t.id
      union all select p.dossier_id from app.synthese_point p where p.home_id = t.id
      union all select p.home_id from app.synthese_point p where p.dossier_id = t.id) o)
  select id from tied
$$;
create function app.may_be_eliminated(p_dossier uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select app.ready_to_eliminate(p_dossier) and not exists (select 1 from app.tied_dossiers(p_dossier) t
    where not exists (select 1 from app.elimination e where e.dossier_id = t) and not app.ready_to_eliminate(t))
$$;

-- Begun and not finished first; then those that may be, the oldest visa first.
create function app.eliminations_to_do() returns table (dossier_id uuid, begun boolean) language sql stable security definer set search_path = '' as $$
  select e.dossier_id, true from app.elimination e where e.done_at = 'infinity'
  union all (select v.dossier_id, false from (select s.dossier_id, min(s.at) as at from app.conservation_step s where s.fact = 'VISA' group by s.dossier_id) v
    where not exists (select 1 from app.elimination e where e.dossier_id = v.dossier_id) and app.may_be_eliminated(v.dossier_id) order by v.at, v.dossier_id)
$$;

-- The point of no return, behind the lock that whoever holds or reopens takes: what is asked is asked again here. Every right on the dossier ends with it, so that nobody is told of it afterwards but as of what is not there.
create function app.begin_elimination(p_dossier uuid) returns boolean language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id uuid := gen_random_uuid();
  t uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('Conservation:' || p_dossier::text, 0));
  -- Whoever posts meanwhile has posted, and it is not ready; or waits, and finds no right.
  for t in select d.thread_id from app.thread_dossier d where d.dossier_id = p_dossier order by d.thread_id loop
    perform pg_advisory_xact_lock(hashtextextended('Thread:' || t::text, 0));
  end loop;
  if exists (select 1 from app.elimination e where e.dossier_id = p_dossier) then return true; end if;
  if not app.may_be_eliminated(p_dossier) then return false; end if;
  insert into app.elimination (id, departement, dossier_id, category, closed_at, due_at, bordereau_year, bordereau_rank, visa_number, visa_at, begun_at)
    select v_id, c.departement, p_dossier, c.category, c.at, c.due_at, v.bordereau_year, v.bordereau_rank, v.visa_number, v.visa_at, app.now()
    from (select s.departement, s.category, s.at, s.due_at from app.conservation_step s where s.dossier_id = p_dossier and s.fact = 'CLOSED' order by s.sequence desc limit 1) c,
      (select s.bordereau_year, s.bordereau_rank, s.visa_number, s.visa_at from app.conservation_step s where s.dossier_id = p_dossier and s.fact = 'VISA' order by s.sequence desc limit 1) v;
  insert into app.elimination_holder (holder_id, elimination_id)
    select p_dossier, v_id
    union select a.intake_id, v_id from app.attachment a where a.dossier_id = p_dossier and not exists (select 1 from app.attachment o where o.intake_id = a.intake_id
      and o.dossier_id <> p_dossier and not exists (select 1 from app.elimination e where e.dossier_id = o.dossier_id))
    union select a.signalement_id, v_id from app.signalement_dossier a where a.dossier_id = p_dossier and not exists (select 1 from app.signalement_dossier o where o.signalement_id = a.signalement_id
      and o.dossier_id <> p_dossier and not exists (select 1 from app.elimination e where e.dossier_id = o.dossier_id))
    on conflict do nothing;
  insert into app.elimination_holder (holder_id, elimination_id)
    select b.id, v_id from app.ebauche b join app.elimination_holder h on h.elimination_id = v_id and h.holder_id = b.about_id on conflict do nothing;
  update app.dossier_territoire set valid_to = greatest(valid_from + interval '1 millisecond', app.now()) where dossier_id = p_dossier and valid_to > app.now();
  update app.admission set valid_to = greatest(valid_from, app.now()) where dossier_id = p_dossier and valid_to > app.now();
  update app.participation set valid_to = greatest(valid_from, app.now()) where dossier_id = p_dossier and valid_to > app.now();
  update app.convocation set valid_to = greatest(valid_from, app.now()) where dossier_id = p_dossier and valid_to > app.now();
  update app.share set valid_to = greatest(valid_from, app.now()) where dossier_id = p_dossier and valid_to > app.now();
  return true;
end $$;

-- Of one, or of each that has begun and is not finished.
create function app.holders_to_destroy(p_dossier uuid default null) returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(h.holder_id), '{}') from app.elimination_holder h join app.elimination e on e.id = h.elimination_id where e.done_at = 'infinity' and (p_dossier is null or e.dossier_id = p_dossier)
$$;
-- The lines of the journal that are of what is being destroyed.
create function app.leaves_to_destroy(p_dossier uuid default null) returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(l.id), '{}') from (
    select e.id from app.event e join app.elimination d on d.dossier_id = e.about_id where d.done_at = 'infinity' and (p_dossier is null or d.dossier_id = p_dossier)
    union all select a.id from app.access a join app.elimination d on d.dossier_id = a.about_id where d.done_at = 'infinity' and (p_dossier is null or d.dossier_id = p_dossier)
    union all select e.id from app.event e where e.subject_id = any (app.holders_to_destroy(p_dossier))
    union all select a.id from app.access a where a.subject_id = any (app.holders_to_destroy(p_dossier))) l
$$;
create function app.pieces_to_destroy(p_dossier uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select p.id from app.piece p where p.dossier_id = p_dossier and exists (select 1 from app.elimination e where e.dossier_id = p_dossier and e.done_at = 'infinity')
$$;

-- What a transaction destroyed is counted in it.
create function app.count_destroyed(p_dossier uuid, p_keys integer, p_salts integer, p_tokens integer, p_pieces integer) returns void language sql volatile security definer set search_path = '' as $$
  update app.elimination set keys = keys + p_keys, salts = salts + p_salts, tokens = tokens + p_tokens, pieces = greatest(pieces, p_pieces) where dossier_id = p_dossier and done_at = 'infinity'
$$;
-- Only once nothing is left to destroy.
create function app.finish_elimination(p_dossier uuid) returns void language plpgsql volatile security definer set search_path = '' as $$
declare v app.elimination;
begin
  select e.* into v from app.elimination e where e.dossier_id = p_dossier;
  if v.done_at <> 'infinity' then return; end if;
  if exists (select 1 from app.data_key k join app.elimination_holder h on h.holder_id = k.holder_id where h.elimination_id = v.id) or exists (select 1 from app.child_index c where c.dossier_id = p_dossier) then
    raise exception 'something is left to destroy' using errcode = 'CD012';
  end if;
  update app.elimination e set done_at = app.now(), kek_version = (select k.version from app.kek_in_use k), journal_size = j.size, journal_root = j.root
    from (select 1) one left join (select c.size, c.root from app.checkpoint c order by c.size desc limit 1) j on true where e.id = v.id;
  insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, dossier_id) values (gen_random_uuid(), app.now(), 'dossier.eliminated', v.departement, ${SYSTEM}, 'Elimination', v.id, p_dossier);
end $$;
-- What remains of one, to be certified: with what had been done there, by the nature of the act.
create function app.tombstone(p_dossier uuid) returns table (elimination app.elimination, acts jsonb) language sql stable security definer set search_path = '' as $$
  select e, (select coalesce(jsonb_object_agg(a.type, a.n), '{}') from (select v.type, count(*) as n from app.event v where v.about_id = p_dossier and v.type <> 'dossier.eliminated' group by v.type) a)
  from app.elimination e where e.dossier_id = p_dossier and e.done_at <> 'infinity'
$$;
-- Those that are done: of each, a certificate is due.
create function app.eliminations_done() returns setof uuid language sql stable security definer set search_path = '' as $$
  select e.dossier_id from app.elimination e where e.done_at <> 'infinity' order by e.done_at, e.id
$$;
-- To the door: of rows whose key is not there, those that are no more, as opposed to those that something broke.
create function app.eliminated(p_holders uuid[]) returns setof uuid language sql stable security definer set search_path = '' as $$
  select h.holder_id from app.elimination_holder h join app.elimination e on e.id = h.elimination_id where h.holder_id = any (p_holders) and e.departement = (select app.my_departement())
$$;

-- shred: sees which keys, salts and tokens are to be destroyed, never what they are, and destroys them.
grant usage on schema app to shred;
create policy destroys on app.data_key for all to shred using (holder_id = any ((select app.holders_to_destroy())::uuid[])) with check (false);
create policy destroys on app.leaf_salt for all to shred using (leaf_id = any ((select app.leaves_to_destroy())::uuid[])) with check (false);
create policy destroys on app.child_index for all to shred using (dossier_id = any ((select app.holders_to_destroy())::uuid[])) with check (false);
grant select (holder_id), delete on app.data_key to shred;
grant select (leaf_id), delete on app.leaf_salt to shred;
grant select (dossier_id), delete on app.child_index to shred;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.ready_to_eliminate(uuid)', 'app.tied_dossiers(uuid)', 'app.may_be_eliminated(uuid)', 'app.eliminations_to_do()', 'app.begin_elimination(uuid)', 'app.holders_to_destroy(uuid)', 'app.leaves_to_destroy(uuid)',
    'app.pieces_to_destroy(uuid)', 'app.count_destroyed(uuid, integer, integer, integer, integer)', 'app.finish_elimination(uuid)', 'app.tombstone(uuid)', 'app.eliminations_done()', 'app.eliminated(uuid[])']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.eliminated(uuid[]) to app_rt;
grant execute on function app.eliminations_to_do(), app.begin_elimination(uuid), app.holders_to_destroy(uuid), app.leaves_to_destroy(uuid), app.pieces_to_destroy(uuid), app.count_destroyed(uuid, integer, integer, integer, integer),
  app.finish_elimination(uuid), app.tombstone(uuid), app.eliminations_done() to shred;
`;
