/**
 * The third wall, written by hand and not generated from the law, so that one mistake cannot open all three. It knows neither the matrix nor the kinds:
 * it is wider on purpose. Seven families: scope, admission, participation, addressee, author, self, system (docs/lecture-de-la-loi.md, § 6).
 *
 * The actor is a signed context "actor.epoch.exp.hmac": SQL injected as app_rt cannot become somebody else, since only the API holds the key.
 * The one policy shape is column = any ((select f())::uuid[]): the function runs once a statement and the index serves.
 */
export const up = `
create table app.context_key (
  one boolean primary key default true check (one),
  inner_pad bytea not null,
  outer_pad bytea not null
);

-- Real time plus the demonstration's offset, which only the owner writes.
create function app.now() returns timestamptz language sql stable parallel safe set search_path = '' as $$
  select date_trunc('milliseconds', now()) + (select offset_ms from app.clock) * interval '1 millisecond'
$$;

-- Who acts: null without a context (hence no row), an error when it is forged, expired, or older than a right that was taken away (CD001).
create function app.actor() returns uuid language plpgsql stable security definer set search_path = '' as $$
declare
  ctx text := nullif(current_setting('app.ctx', true), '');
  part text[];
  k app.context_key;
  h app.habilitation;
begin
  if ctx is null then return null; end if;
  part := string_to_array(ctx, '.');
  select * into k from app.context_key;
  -- « is distinct from »: without a key in the table the comparison would be null, and whatever is not true would pass.
  if array_length(part, 1) is distinct from 4
    or encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(part[1] || '.' || part[2] || '.' || part[3], 'UTF8'))), 'hex') is distinct from part[4] then
    raise exception 'forged context' using errcode = 'CD003';
  end if;
  if part[3]::bigint < extract(epoch from clock_timestamp()) then
    raise exception 'expired context' using errcode = 'CD002';
  end if;
  select * into h from app.habilitation where id = part[1]::uuid;
  if h.epoch is distinct from part[2]::integer then
    raise exception 'stale context' using errcode = 'CD001';
  end if;
  if not (h.valid_from <= app.now() and app.now() < h.valid_to) then return null; end if;
  return h.id;
end $$;

create function app.my_departement() returns smallint language sql stable security definer set search_path = '' as $$
  select departement from app.habilitation where id = app.actor()
$$;

create function app.my_person() returns uuid language sql stable security definer set search_path = '' as $$
  select professionnel_id from app.habilitation where id = app.actor()
$$;

-- admission
create function app.my_dossiers() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct k.dossier_id), '{}') from app.admission_kind k
  where k.habilitation_id = (select app.actor()) and k.departement = (select app.my_departement())
    and k.valid_from <= (select app.now()) and (select app.now()) < k.valid_to
$$;

create function app.my_territoires() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(ht.territoire_id), '{}') from app.habilitation_territoire ht where ht.habilitation_id = (select app.actor())
$$;

-- scope: the four functions of intake and decision; up to 2 000 dossiers are listed
create function app.my_scope_dossiers() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(d), '{}') from (
    select distinct t.dossier_id as d
    from app.habilitation h
    join app.habilitation_territoire ht on ht.habilitation_id = h.id and ht.departement = h.departement
    join app.dossier_territoire t on t.territoire_id = ht.territoire_id and t.departement = h.departement
    where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION')
      and t.valid_from <= (select app.now()) and (select app.now()) < t.valid_to
    limit 2001) found
$$;

-- beyond 2 000 listed dossiers, the département stands for the territory: the law still says territory
create function app.my_scope_departement() returns smallint language sql stable security definer set search_path = '' as $$
  select case when cardinality(app.my_scope_dossiers()) > 2000 then app.my_departement() end
$$;

-- participation
create function app.my_threads() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct p.thread_id), '{}') from app.participation p
  where p.habilitation_id = (select app.actor()) and p.departement = (select app.my_departement())
    and p.valid_from <= (select app.now()) and (select app.now()) < p.valid_to
    and (p.basis = 'ADMISSION' or exists (
      select 1 from app.habilitation h where h.id = p.habilitation_id and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION')) and exists (
      select 1 from app.dossier_territoire t join app.habilitation_territoire ht on ht.territoire_id = t.territoire_id and ht.departement = t.departement
      where t.dossier_id = p.dossier_id and ht.habilitation_id = p.habilitation_id and t.departement = p.departement
        and t.valid_from <= (select app.now()) and (select app.now()) < t.valid_to))
$$;

-- addressee
create function app.my_items() returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(s.item_id), '{}') from app.share s
  where s.habilitation_id = (select app.actor()) and s.departement = (select app.my_departement())
    and s.valid_from <= (select app.now()) and (select app.now()) < s.valid_to
$$;

do $$
declare t text;
begin
  foreach t in array array['clock','territoire','organisation','professionnel','habilitation','habilitation_territoire','session','dossier','dossier_territoire',
    'dossier_link','data_key','enfant','entry','admission','admission_kind','share','prior_information','child_index','child_lookup',
    'thread','thread_dossier','participation','message','revision','receipt','event','access','context_key'] loop
    execute format('alter table app.%I enable row level security, force row level security', t);
  end loop;
end $$;

create policy read on app.clock for select to app_rt, app_policy, relay, worker, trace, sign_in using (true);
create policy policy_reads on app.context_key for select to app_policy using (true);

-- The directory of the département.
create policy directory on app.territoire for select to app_rt using (departement = (select app.my_departement()));
create policy directory on app.organisation for select to app_rt using (departement = (select app.my_departement()));
create policy directory on app.professionnel for select to app_rt using (departement = (select app.my_departement()));
create policy directory on app.habilitation for select to app_rt using (departement = (select app.my_departement()));
create policy directory on app.habilitation_territoire for select to app_rt using (departement = (select app.my_departement()));
create policy self on app.session for select to app_rt using (professionnel_id = (select app.my_person()));
create policy self_ends on app.session for update to app_rt using (professionnel_id = (select app.my_person())) with check (professionnel_id = (select app.my_person()));

-- No row of another département, whatever else a policy says.
do $$
declare t text;
begin
  foreach t in array array['dossier','dossier_territoire','dossier_link','data_key','enfant','entry','admission','admission_kind','share','prior_information','child_index','child_lookup',
    'thread','thread_dossier','participation','message','revision','receipt','event'] loop
    execute format('create policy departement on app.%I as restrictive for all to app_rt using (departement = (select app.my_departement())) with check (departement = (select app.my_departement()))', t);
  end loop;
end $$;

create policy admission on app.dossier for select to app_rt using (id = any ((select app.my_dossiers())::uuid[]));
create policy scope on app.dossier for select to app_rt using (id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy opens on app.dossier for insert to app_rt with check (opened_by = (select app.actor())
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));

create policy mine on app.dossier_territoire for select to app_rt using (
  territoire_id = any ((select app.my_territoires())::uuid[]) or dossier_id = any ((select app.my_dossiers())::uuid[]));
create policy opens on app.dossier_territoire for insert to app_rt with check (
  territoire_id = any ((select app.my_territoires())::uuid[])
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));

create policy mine on app.dossier_link for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[])
  or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy opens on app.dossier_link for insert to app_rt with check (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));

-- Nobody lists keys: their holders are every dossier there is. They are asked for by id (app.wrapped_keys), and open nothing without the key-encryption key,
-- which the database has never seen.
create policy opens on app.data_key for insert to app_rt with check (
  exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));

-- admission, scope, addressee, author: the rows of a dossier
do $$
declare t text;
begin
  foreach t in array array['enfant','entry','prior_information'] loop
    execute format('create policy admission on app.%I for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]))', t);
    execute format('create policy scope on app.%I for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))', t);
    execute format('create policy addressee on app.%I for select to app_rt using (id = any ((select app.my_items())::uuid[]))', t);
    execute format('create policy author on app.%I for select to app_rt using (author_id = (select app.actor()))', t);
    execute format('create policy writes on app.%I for insert to app_rt with check (author_id = (select app.actor()) and (dossier_id = any ((select app.my_dossiers())::uuid[])
      or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())))', t);
  end loop;
end $$;

create policy self on app.admission for select to app_rt using (habilitation_id = (select app.actor()));
create policy admission on app.admission for select to app_rt using (dossier_id = any ((select app.my_dossiers())::uuid[]));
create policy scope on app.admission for select to app_rt using (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()));
create policy admits on app.admission for insert to app_rt with check (granted_by = (select app.actor())
  and (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')));
create policy ends on app.admission for update to app_rt using (
  (dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')));

create policy self on app.admission_kind for select to app_rt using (habilitation_id = (select app.actor()));
create policy admits on app.admission_kind for insert to app_rt with check (
  exists (select 1 from app.admission a where a.id = admission_id and a.habilitation_id = admission_kind.habilitation_id and a.dossier_id = admission_kind.dossier_id
    and a.duty = admission_kind.duty and a.valid_from = admission_kind.valid_from and a.valid_to = admission_kind.valid_to and a.granted_by = (select app.actor())));

create policy self on app.share for select to app_rt using (habilitation_id = (select app.actor()));
create policy author on app.share for select to app_rt using (granted_by = (select app.actor()));

-- participation
create policy participation on app.thread for select to app_rt using (id = any ((select app.my_threads())::uuid[]));
create policy author on app.thread for select to app_rt using (author_id = (select app.actor()));
create policy opens on app.thread for insert to app_rt with check (author_id = (select app.actor()) and seq = 0
  and (dossier_id = any ((select app.my_dossiers())::uuid[]) or dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement())));
create policy counts on app.thread for update to app_rt using (id = any ((select app.my_threads())::uuid[])) with check (id = any ((select app.my_threads())::uuid[]));

create policy participation on app.thread_dossier for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy opens on app.thread_dossier for insert to app_rt with check (
  exists (select 1 from app.thread t where t.id = thread_id and t.author_id = (select app.actor()) and t.seq = 0));

create policy participation on app.participation for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy self on app.participation for select to app_rt using (habilitation_id = (select app.actor()));
create policy adds on app.participation for insert to app_rt with check (
  (exists (select 1 from app.thread t where t.id = thread_id and t.author_id = (select app.actor()))
   or ((dossier_id = any ((select app.my_scope_dossiers())::uuid[]) or departement = (select app.my_scope_departement()))
     and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE')))));

create policy participation on app.message for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy posts on app.message for insert to app_rt with check (author_id = (select app.actor()) and thread_id = any ((select app.my_threads())::uuid[]));

create policy participation on app.revision for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy revises on app.revision for insert to app_rt with check (author_id = (select app.actor()) and thread_id = any ((select app.my_threads())::uuid[])
  and exists (select 1 from app.message m where m.id = message_id and m.author_id = (select app.actor()) and m.thread_id = revision.thread_id and m.seq = revision.seq));

create policy participation on app.receipt for select to app_rt using (thread_id = any ((select app.my_threads())::uuid[]));
create policy acknowledges on app.receipt for insert to app_rt with check (habilitation_id = (select app.actor()) and thread_id = any ((select app.my_threads())::uuid[])
  and exists (select 1 from app.message m where m.id = message_id and m.thread_id = receipt.thread_id and m.seq = receipt.seq));

create policy writes on app.event for insert to app_rt with check (actor_id = (select app.actor()));
create policy asks on app.child_lookup for insert to app_rt with check (asked_by = (select app.actor()) and state = 'ASKED'
  and exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));
create policy opens on app.child_index for insert to app_rt with check (
  exists (select 1 from app.habilitation h where h.id = (select app.actor()) and h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE')));
`;
