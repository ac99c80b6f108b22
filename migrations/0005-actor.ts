/**
 * Who acts, and what each family of policies may ask about them. The actor is a signed context "actor.epoch.exp.hmac": SQL injected as app_rt cannot become
 * somebody else, since only the API holds the key. Each function runs once a statement: the one policy shape is column = any ((select f())::uuid[]).
 */
export const up = `
create table app.context_key (
  one boolean primary key default true check (one),
  inner_pad bytea not null,
  outer_pad bytea not null
);

-- Real time plus the demonstration's offset, which only the owner writes. One instant for a snapshot that is read; the statement's own for a transaction that
-- writes, since it may have waited on a lock: what others committed meanwhile must hold.
create function app.now() returns timestamptz language sql stable parallel safe set search_path = '' as $$
  -- real clock: this is where it is read
  select date_trunc('milliseconds', case current_setting('transaction_isolation') when 'read committed' then statement_timestamp() else now() end) + (select offset_ms from app.clock) * interval '1 millisecond'
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
  -- real clock: a context lives some seconds
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
  select coalesce(array_agg(ht.territoire_id), '{}') from app.habilitation_territoire ht
  where ht.habilitation_id = (select app.actor()) and ht.departement = (select app.my_departement())
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
`;
