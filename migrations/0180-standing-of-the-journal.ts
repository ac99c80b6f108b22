/**
 * What those who answer for the journal may know of its proof: the last checkpoint, the key that signs, what each witness has, since when something waits. Nothing of whom: a size, a root and ages.
 * The wall is written here a second time, since the tables of the proof are nobody's to read.
 */
export const up = `
-- The public key, as it is handed to whoever verifies.
create table app.journal_key (name bytea primary key, line bytea not null, since timestamptz(3) not null);
create table app.witness (
  name text primary key check (name in ('FOLDER','MAIL','BUCKET')),
  size bigint not null check (size >= 0), -- the last that it has; zero: none yet
  taken_at timestamptz(3) not null,
  looked_at timestamptz(3) not null,
  state text not null check (state in ('AGREES','AWAY','DIFFERS'))
);
alter table app.journal_key enable row level security, force row level security;
alter table app.witness enable row level security, force row level security;
create policy policy_reads on app.journal_key for select to app_policy using (true);
create policy publishes on app.journal_key for insert to app_policy with check (true);
create policy policy_reads on app.witness for select to app_policy using (true);
create policy witnesses on app.witness for insert to app_policy with check (true);
create policy witnesses_on on app.witness for update to app_policy using (true) with check (true);
grant select, insert on app.journal_key, app.witness to app_policy;
grant update (size, taken_at, looked_at, state) on app.witness to app_policy;
-- A name has one key for ever: another key comes under another name.
create trigger stays before update or delete or truncate on app.journal_key for each statement execute function app.journal_stays();

create function app.say_key(p_name text, p_line text) returns void language sql volatile security definer set search_path = '' as $$
  -- real clock: since when it signs
  insert into app.journal_key (name, line, since) values (convert_to(p_name, 'UTF8'), convert_to(p_line, 'UTF8'), clock_timestamp()) on conflict (name) do nothing
$$;
-- p_size: null, when it could not be asked, or has what is not this journal.
create function app.say_witness(p_name text, p_size bigint, p_state text) returns void language sql volatile security definer set search_path = '' as $$
  -- real clock: when it took one, when it was asked
  insert into app.witness as w (name, size, taken_at, looked_at, state) values (p_name, coalesce(p_size, 0), clock_timestamp(), clock_timestamp(), p_state)
  on conflict (name) do update set size = coalesce(p_size, w.size), looked_at = excluded.looked_at, state = excluded.state,
    taken_at = case when p_size is distinct from w.size and p_size is not null then excluded.taken_at else w.taken_at end
$$;

create function app.standing_of_journal() returns table (size bigint, note bytea, signed_at timestamptz, key text, waiting double precision, beat double precision, alarmed boolean)
language sql stable security definer set search_path = '' as $$
  select c.size, c.note, c.at, (select convert_from(k.line, 'UTF8') from app.journal_key k where k.name = convert_to(split_part(convert_from(c.note, 'UTF8'), E'\\n', 1), 'UTF8')),
    (select extract(epoch from app.now() - l.at) from app.leaf l where l.idx is null order by l.xid, l.id limit 1)::double precision,
    -- real clock: an age
    extract(epoch from clock_timestamp() - b.at)::double precision, b.silent_at <> 'infinity'
  from app.heartbeat b left join (select * from app.checkpoint order by size desc limit 1) c on true
  where b.part = 'JOURNAL' and app.my_function() in ('DPO','RESPONSABLE_ASE','RESPONSABLE_CRIP')
$$;
create function app.witnesses_of_journal() returns table (name text, size bigint, taken_at timestamptz, looked double precision, state text) language sql stable security definer set search_path = '' as $$
  -- real clock: an age
  select w.name, w.size, w.taken_at, extract(epoch from clock_timestamp() - w.looked_at)::double precision, w.state
  from app.witness w where app.my_function() in ('DPO','RESPONSABLE_ASE','RESPONSABLE_CRIP') order by w.name
$$;
do $$
declare f regprocedure;
begin
  foreach f in array array['app.say_key(text, text)', 'app.say_witness(text, bigint, text)', 'app.standing_of_journal()', 'app.witnesses_of_journal()']::regprocedure[] loop
    execute format('alter function %s owner to app_policy', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function app.say_key(text, text), app.say_witness(text, bigint, text) to sequencer;
grant execute on function app.standing_of_journal(), app.witnesses_of_journal() to app_rt;
`;
