/**
 * The words by which a message is found, as tokens under a key of its dossier: what is sought is compared, never opened. Nobody reads this table: a search is answered
 * by the ids of messages of one's own exchanges, which the law and the third wall then judge like any other. A withdrawn message is found by nothing more.
 */
export const up = `
create table app.word_index (
  message_id uuid primary key references app.message,
  departement smallint not null,
  thread_id uuid not null,
  dossier_id uuid not null,
  tokens bytea[] not null
);
-- Without a pending list: the time of a search does not tell what others have just sent.
create index on app.word_index using gin (tokens) with (fastupdate = off);

alter table app.word_index enable row level security, force row level security;
create policy policy_reads on app.word_index for select to app_policy using (true);
create policy keeps on app.word_index for insert to app_policy with check (departement = (select app.my_departement()));
create policy keeps_on on app.word_index for update to app_policy using (departement = (select app.my_departement()));
grant select, insert, update (tokens) on app.word_index to app_policy;
grant select (opened_at) on app.thread to app_policy;

-- Whoever wrote a message, and still takes part where it is, says by what it is found.
create function app.index_words(p_message uuid, p_tokens bytea[]) returns void language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into app.word_index (message_id, departement, thread_id, dossier_id, tokens)
  select m.id, m.departement, m.thread_id, m.dossier_id, p_tokens from app.message m
  where m.id = p_message and m.departement = (select app.my_departement()) and m.author_id = (select app.actor()) and m.thread_id = any ((select app.my_threads())::uuid[])
  on conflict (message_id) do update set tokens = excluded.tokens;
  if not found then raise exception 'not one''s own message' using errcode = '42501'; end if;
end $$;

-- The dossiers of which one's exchanges speak, those of the last opened exchanges first.
create function app.my_word_dossiers(p_most integer) returns table (dossier_id uuid) language sql stable security definer set search_path = '' as $$
  select td.dossier_id from app.thread_dossier td join app.thread t on t.id = td.thread_id
  where td.departement = (select app.my_departement()) and td.thread_id = any ((select app.my_threads())::uuid[]) group by td.dossier_id order by max(t.opened_at) desc, td.dossier_id limit p_most
$$;

-- Messages of one's exchanges that bear every token of a line: a line a dossier, a column a word.
create function app.messages_with(p_dossiers uuid[], p_tokens bytea[]) returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(w.message_id), '{}') from unnest(p_dossiers) with ordinality d (id, n)
  join app.word_index w on w.tokens @> p_tokens[d.n::integer:d.n::integer] and w.dossier_id = d.id
  where w.departement = (select app.my_departement()) and w.thread_id = any ((select app.my_threads())::uuid[])
$$;

-- indexer: whoever says, once, by what the messages of before are found. It opens those that no line speaks of yet: its work done, it sees none.
grant usage on schema app to indexer;
create policy indexes on app.message for select to indexer using (not exists (select 1 from app.word_index w where w.message_id = message.id));
create policy indexes on app.revision for select to indexer using (not exists (select 1 from app.word_index w where w.message_id = revision.message_id));
create policy indexes on app.piece for select to indexer using (not exists (select 1 from app.word_index w where w.message_id = piece.message_id));
create policy indexer_looks on app.data_key for select to indexer using (true);
create policy looks on app.word_index for select to indexer using (true);
create policy indexes on app.word_index for insert to indexer with check (exists (select 1 from app.message m where (m.id, m.departement, m.thread_id, m.dossier_id) = (message_id, word_index.departement, word_index.thread_id, word_index.dossier_id)));
grant select (id, departement, thread_id, dossier_id, body) on app.message to indexer;
grant select (id, message_id, version, nature, body) on app.revision to indexer;
grant select (id, message_id, name) on app.piece to indexer;
grant select (holder_id, wrapped, kek_version) on app.data_key to indexer;
grant select (message_id), insert on app.word_index to indexer;

revoke execute on function app.index_words(uuid, bytea[]), app.my_word_dossiers(integer), app.messages_with(uuid[], bytea[]) from public;
alter function app.index_words(uuid, bytea[]) owner to app_policy;
alter function app.my_word_dossiers(integer) owner to app_policy;
alter function app.messages_with(uuid[], bytea[]) owner to app_policy;
grant execute on function app.index_words(uuid, bytea[]), app.my_word_dossiers(integer), app.messages_with(uuid[], bytea[]) to app_rt;
`;
