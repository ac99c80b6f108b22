/**
 * The provable journal: one leaf for each act and each trace, in the transaction that writes it, whoever writes it. What tells of somebody enters the leaf as a commitment, whose salt lies
 * apart: once the salt is destroyed the leaf still proves, and nothing of it can be guessed. The texts are canonical JSON (RFC 8785), keys in order: of uuids, whole numbers, instants and
 * words from lists, which need no escape.
 */
import { allow } from './allow.js';
import { PART_OF_ACCESS, PART_OF_EVENT, TEXT } from './leaf-texts.js';

/** The leaves of some rows, and their salts. */
const leavesOf = (rows: string, source: string, part: string): string => `
  with salted as materialized (select r.id, r.at, r.departement, uuid_send(gen_random_uuid()) as salt, ${part} as part from ${rows} r),
  kept as (insert into app.leaf_salt (leaf_id, salt) select id, salt from salted)
  insert into app.leaf (id, source, departement, at, commitment, hash)
    select id, '${source}', departement, at, commitment, sha256('\\x00'::bytea || convert_to(${TEXT(`'${source}'`)}, 'UTF8'))
    from (select id, departement, at, sha256(salt || convert_to(part, 'UTF8')) as commitment from salted offset 0) committed;`;

export const up = `
${allow('heartbeat', 'part', 'JOURNAL')}
alter table app.heartbeat no force row level security;
-- real clock: as its other part
insert into app.heartbeat (id, part, at) values ('00000000-0000-4000-8000-000000000046', 'JOURNAL', clock_timestamp());
alter table app.heartbeat force row level security;

create table app.leaf (
  id uuid primary key, -- of the act, or of the trace
  source text not null check (source in ('ACT','ACCESS')),
  departement smallint not null,
  at timestamptz(3) not null,
  xid xid8 not null default pg_current_xact_id(),
  commitment bytea not null check (length(commitment) = 32),
  hash bytea not null check (length(hash) = 32),
  idx bigint unique check (idx >= 0) -- its place, once every older transaction is over
);
create index on app.leaf (xid, id) where idx is null;
-- In a row of its own, which may be destroyed.
create table app.leaf_salt (leaf_id uuid primary key, salt bytea not null check (length(salt) = 16));
create table app.checkpoint (
  size bigint primary key check (size > 0),
  at timestamptz(3) not null,
  root bytea not null check (length(root) = 32),
  kept bytea not null check (length(kept) % 32 = 0),
  note bytea not null
);
-- The perfect subtrees of 256, 65 536… leaves.
create table app.tree_node (level smallint not null check (level > 0 and level % 8 = 0), idx bigint not null check (idx >= 0), hash bytea not null check (length(hash) = 32), primary key (level, idx));

-- What was before this migration gets its leaves here; forced, the policies would show none of it to an owner who is no superuser.
alter table app.event no force row level security;
alter table app.access no force row level security;
${leavesOf('app.event', 'ACT', PART_OF_EVENT)}
${leavesOf('app.access', 'ACCESS', PART_OF_ACCESS)}
alter table app.event force row level security;
alter table app.access force row level security;

alter table app.leaf enable row level security, force row level security;
alter table app.leaf_salt enable row level security, force row level security;
alter table app.checkpoint enable row level security, force row level security;
alter table app.tree_node enable row level security, force row level security;
create policy policy_reads on app.leaf for select to app_policy using (true);
create policy adds on app.leaf for insert to app_policy with check (idx is null);
create policy numbers on app.leaf for update to app_policy using (idx is null) with check (idx >= 0);
create policy policy_reads on app.leaf_salt for select to app_policy using (true);
create policy adds on app.leaf_salt for insert to app_policy with check (true);
create policy policy_reads on app.checkpoint for select to app_policy using (true);
create policy signs on app.checkpoint for insert to app_policy with check (true);
create policy policy_reads on app.tree_node for select to app_policy using (true);
create policy completes on app.tree_node for insert to app_policy with check (true);
-- What a leaf committed to is read again where it is compared with the row.
create policy policy_reads on app.access for select to app_policy using (true);
grant select on app.event, app.access to app_policy;
grant select, insert, update (idx) on app.leaf to app_policy;
grant select, insert on app.leaf_salt, app.checkpoint, app.tree_node to app_policy;
grant update (at) on app.heartbeat to app_policy;

create function app.leaves_of_events() returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  ${leavesOf('added', 'ACT', PART_OF_EVENT)}
  return null;
end $$;
create function app.leaves_of_accesses() returns trigger language plpgsql volatile security definer set search_path = '' as $$
begin
  ${leavesOf('added', 'ACCESS', PART_OF_ACCESS)}
  return null;
end $$;
create trigger leaves after insert on app.event referencing new table as added for each statement execute function app.leaves_of_events();
create trigger leaves after insert on app.access referencing new table as added for each statement execute function app.leaves_of_accesses();

-- The owner too: what a leaf says does not change, and its place is given once.
create function app.leaf_stays() returns trigger language plpgsql volatile set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.idx is null and new.idx is not null
    and (new.id, new.source, new.departement, new.at, new.xid, new.commitment, new.hash) = (old.id, old.source, old.departement, old.at, old.xid, old.commitment, old.hash) then return new; end if;
  raise exception 'a leaf of the journal stays as it was written' using errcode = 'CD010';
end $$;
create function app.journal_stays() returns trigger language plpgsql volatile set search_path = '' as $$
begin
  raise exception 'the journal stays as it was signed' using errcode = 'CD010';
end $$;
create trigger stays before update or delete on app.leaf for each row execute function app.leaf_stays();
create trigger stays_whole before truncate on app.leaf for each statement execute function app.journal_stays();
create trigger stays before update or delete or truncate on app.checkpoint for each statement execute function app.journal_stays();
create trigger stays before update or delete or truncate on app.tree_node for each statement execute function app.journal_stays();

-- sequencer: gives their places to leaves of which every older transaction is over, and signs what they make. One at a time, wherever it runs.
create function app.number_leaves(p_limit integer) returns integer language plpgsql volatile security definer set search_path = '' as $$
declare
  v_size bigint;
  v_numbered integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('cordee.sequencer', 0)) then return 0; end if;
  select coalesce(max(l.idx), -1) + 1 into v_size from app.leaf l;
  -- A journal that is shorter than what was signed lost its end: numbered again, the same places would be given to others.
  if v_size < (select coalesce(max(c.size), 0) from app.checkpoint c) then raise exception 'the journal is shorter than its last checkpoint' using errcode = 'CD011'; end if;
  update app.leaf l set idx = v_size + due.place - 1
    from (select d.id, row_number() over (order by d.xid, d.id) as place
      from (select p.id, p.xid from app.leaf p where p.idx is null and p.xid < pg_snapshot_xmin(pg_current_snapshot()) order by p.xid, p.id limit p_limit) d) due
    where l.id = due.id;
  get diagnostics v_numbered = row_count;
  return v_numbered;
end $$;
create function app.tree_state() returns table (size bigint, root bytea, kept bytea, note bytea, at timestamptz, numbered bigint) language sql stable security definer set search_path = '' as $$
  select c.size, c.root, c.kept, c.note, c.at, (select coalesce(max(l.idx), -1) + 1 from app.leaf l) from (select 1) one left join (select * from app.checkpoint order by size desc limit 1) c on true
$$;
-- Hashes, in order: of leaves, or of perfect subtrees. They say nothing of what they stand for.
create function app.kept_hashes(p_level smallint, p_from bigint, p_count integer) returns table (hash bytea) language plpgsql stable security definer set search_path = '' as $$
begin
  if p_level = 0 then return query select l.hash from app.leaf l where l.idx >= p_from and l.idx < p_from + p_count order by l.idx;
  else return query select n.hash from app.tree_node n where n.level = p_level and n.idx >= p_from and n.idx < p_from + p_count order by n.idx;
  end if;
end $$;
-- For who verifies without us: each leaf as it was hashed, and whether the row that it stands for is still what it committed to. Neither the row nor the salt leaves.
create function app.exported_leaves(p_from bigint, p_limit integer) returns table (idx bigint, hash bytea, leaf text, row_is text) language sql stable security definer set search_path = '' as $$
  select l.idx, l.hash, ${TEXT('l.source', 'l.')}, case when s.salt is null then 'SHREDDED' when r.id is null then 'GONE'
    when (r.at, r.departement, sha256(s.salt || convert_to(r.part, 'UTF8'))) = (l.at, l.departement, l.commitment) then 'WHOLE' else 'ALTERED' end
  from app.leaf l left join app.leaf_salt s on s.leaf_id = l.id
    left join lateral (
      select r.id, r.at, r.departement, ${PART_OF_EVENT} as part from app.event r where l.source = 'ACT' and r.id = l.id
      union all select r.id, r.at, r.departement, ${PART_OF_ACCESS} from app.access r where l.source = 'ACCESS' and r.id = l.id) r on true
  where l.idx >= p_from and l.idx < p_from + p_limit order by l.idx
$$;
create function app.exported_checkpoints(p_after bigint, p_limit integer) returns table (size bigint, note bytea) language sql stable security definer set search_path = '' as $$
  select c.size, c.note from app.checkpoint c where c.size > p_after order by c.size limit p_limit
$$;
-- Fenced by what it follows: two that sign at once sign one.
create function app.keep_checkpoint(p_after bigint, p_size bigint, p_root bytea, p_kept bytea, p_note bytea, p_levels smallint[], p_indexes bigint[], p_hashes bytea[]) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('cordee.sequencer', 0));
  if p_size <= p_after or p_after <> (select coalesce(max(c.size), 0) from app.checkpoint c) or p_size > (select coalesce(max(l.idx), -1) + 1 from app.leaf l) then return false; end if;
  -- real clock: when it was signed
  insert into app.checkpoint (size, at, root, kept, note) values (p_size, clock_timestamp(), p_root, p_kept, p_note);
  insert into app.tree_node (level, idx, hash) select * from unnest(p_levels, p_indexes, p_hashes);
  return true;
end $$;
create function app.beat_journal() returns void language sql volatile security definer set search_path = '' as $$
  -- real clock: an age
  update app.heartbeat set at = clock_timestamp(), silent_at = 'infinity' where part = 'JOURNAL'
$$;

do $$
declare f regprocedure;
begin
  foreach f in array array['app.leaves_of_events()', 'app.leaves_of_accesses()', 'app.leaf_stays()', 'app.journal_stays()', 'app.number_leaves(integer)', 'app.tree_state()', 'app.kept_hashes(smallint, bigint, integer)',
    'app.keep_checkpoint(bigint, bigint, bytea, bytea, bytea, smallint[], bigint[], bytea[])', 'app.beat_journal()', 'app.exported_leaves(bigint, integer)', 'app.exported_checkpoints(bigint, integer)']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant usage on schema app to sequencer;
grant execute on function app.number_leaves(integer), app.tree_state(), app.kept_hashes(smallint, bigint, integer), app.keep_checkpoint(bigint, bigint, bytea, bytea, bytea, smallint[], bigint[], bytea[]), app.beat_journal(),
  app.exported_leaves(bigint, integer), app.exported_checkpoints(bigint, integer), app.say_silence(text, interval) to sequencer;
`;
