/**
 * The same answers for less: the instant is asked once, and whom a thread is open to without a second look at who acts. Each of these runs in every
 * statement of every page; app.now() reads a table, and my_departement() verifies the context once more.
 */
export const up = `
create or replace function app.actor() returns uuid language plpgsql stable security definer set search_path = '' as $$
declare
  ctx text := nullif(current_setting('app.ctx', true), '');
  part text[];
  k app.context_key;
  h app.habilitation;
  instant timestamptz;
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
  instant := app.now();
  if not (h.valid_from <= instant and instant < h.valid_to) then return null; end if;
  return h.id;
end $$;

create or replace function app.my_threads() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := app.actor();
  instant timestamptz := app.now();
  h app.habilitation;
begin
  select * into h from app.habilitation where id = me;
  return (select coalesce(array_agg(p.thread_id), '{}') from app.participation p
    where p.habilitation_id = me and p.departement = h.departement and p.valid_from <= instant and instant < p.valid_to
      and (p.basis = 'ADMISSION' or h.function in ('AGENT_CRIP','RESPONSABLE_CRIP','RESPONSABLE_ASE','RESPONSABLE_ADOPTION') and exists (
        select 1 from app.dossier_territoire t join app.habilitation_territoire ht on ht.territoire_id = t.territoire_id and ht.departement = t.departement
        where t.dossier_id = p.dossier_id and ht.habilitation_id = p.habilitation_id and t.departement = p.departement
          and t.valid_from <= instant and instant < t.valid_to)));
end $$;

create or replace function app.my_dossiers() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := app.actor();
  instant timestamptz := app.now();
  h app.habilitation;
begin
  select * into h from app.habilitation where id = me;
  return (select coalesce(array_agg(distinct k.dossier_id), '{}') from app.admission_kind k
    where k.habilitation_id = me and k.departement = h.departement and k.valid_from <= instant and instant < k.valid_to);
end $$;
`;
