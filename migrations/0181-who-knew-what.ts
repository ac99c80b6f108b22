/**
 * Who could read what of a child, and who had opened it, at an instant that is past: kinds, instants, authors and readers, never a word nor an id of what was written. Who could is the law itself, bound to that instant
 * (`then_readers_…`, law.sql). Who may ask is written here again: those who answer for the secret of the dossier, and the DPO; a kind that must not even be noticed, for whoever may be told of it.
 */
export const up = `
grant select (kind, detail, source, sent_at) on app.message to app_policy;
grant select (kind, detail, source, written_at) on app.entry to app_policy;
grant select (message_id, habilitation_id, fact, at) on app.receipt to app_policy;
grant select (message_id, nature, revised_at) on app.revision to app_policy;
grant select (message_id, added_at) on app.piece to app_policy;
grant select (legal_basis) on app.share to app_policy;
create policy policy_reads on app.receipt for select to app_policy using (true);
create policy policy_reads on app.revision for select to app_policy using (true);

create function app.who_knew_what(p_dossier uuid, p_since timestamptz, p_then timestamptz, p_most integer) returns table (
  n bigint, what text, kind text, detail text, written_at timestamptz, author_id uuid, pieces bigint, withdrawn_at timestamptz,
  reader_id uuid, could boolean, basis text, legal_basis text, opened_at timestamptz, opened_kind_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_departement smallint;
  v_told text[];
begin
  select d.departement, case h.function when 'DPO' then array['IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','INF','ADO','LIE','LOG']
      when 'RESPONSABLE_CRIP' then array['IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','INF','LOG'] else array['IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','LIE','LOG'] end
    into v_departement, v_told
    from app.habilitation h join app.dossier d on d.departement = h.departement
    where h.id = app.actor() and d.id = p_dossier
      and (h.function = 'DPO' or h.function in ('RESPONSABLE_CRIP','RESPONSABLE_ASE') and (d.id = any (app.my_scope_dossiers()) or d.departement = app.my_scope_departement()));
  if v_departement is null or p_then > app.now() then return; end if;
  return query
  with item as materialized (
    select i.*, row_number() over (order by i.written_at, i.id) as place from (
      select 'MESSAGE' as what, m.id, m.thread_id, m.kind, m.detail, m.source, m.author_id, m.seq, m.sent_at as written_at,
        (select count(*) from app.piece p where p.message_id = m.id and p.added_at <= p_then) as pieces,
        (select min(r.revised_at) from app.revision r where r.message_id = m.id and r.nature = 'WITHDRAWAL' and r.revised_at <= p_then) as withdrawn_at
      from app.message m where m.dossier_id = p_dossier and m.sent_at >= p_since and m.sent_at <= p_then and m.kind = any (v_told)
      union all
      select 'ENTRY', e.id, null, e.kind, e.detail, e.source, e.author_id, null, e.written_at, 0, null
      from app.entry e where e.dossier_id = p_dossier and e.written_at >= p_since and e.written_at <= p_then and e.kind = any (v_told)
      order by written_at desc limit p_most + 1) i
  ),
  -- Of which kind of entry somebody was last shown some, by then: what the journal says, which does not name the piece.
  shown as materialized (
    select a.actor_id, k.kind, max(a.at) as at
    from app.access a join lateral unnest(array['IDE','FAM','SCO','SOC','MED','JUD','PAR','ENF','INF','ADO','LIE','LOG']) with ordinality k(kind, bit) on a.kinds & (1 << (k.bit - 1)::integer) <> 0
    where a.dossier_id = p_dossier and a.outcome = 'READ' and a.subject_type = 'Entry' and a.at <= p_then group by 1, 2
  ),
  known as (
    select i.place, r.id as reader, true as could, null::timestamptz as opened, null::timestamptz as opened_kind
      from item i cross join lateral app.then_readers_message_read(p_then, p_id => i.id, p_departement => v_departement, p_thread_id => i.thread_id, p_dossier_id => p_dossier, p_kind => i.kind, p_detail => i.detail, p_source => i.source, p_author_id => i.author_id, p_seq => i.seq) r(id)
      where i.what = 'MESSAGE' and i.withdrawn_at is null
    union all
    select i.place, r.id, true, null, null
      from item i cross join lateral app.then_readers_entry_read(p_then, p_id => i.id, p_departement => v_departement, p_dossier_id => p_dossier, p_kind => i.kind, p_detail => i.detail, p_source => i.source, p_author_id => i.author_id) r(id) where i.what = 'ENTRY'
    union all
    select i.place, r.habilitation_id, false, r.at, null from item i join app.receipt r on r.message_id = i.id and r.fact in ('OPENED','ACKNOWLEDGED') and r.at <= p_then where i.what = 'MESSAGE'
    union all
    select i.place, s.actor_id, false, null, s.at from item i join shown s on s.kind = i.kind and s.at >= i.written_at where i.what = 'ENTRY'
    union all
    select i.place, i.author_id, false, null, null from item i
  ),
  one as (select k.place, k.reader, bool_or(k.could) as could, min(k.opened) as opened, max(k.opened_kind) as opened_kind from known k group by 1, 2),
  based as (
    select o.*, i.what, i.kind, i.detail, i.written_at, i.author_id, i.pieces, i.withdrawn_at,
      (select min(a.legal_basis) from app.admission_kind ak join app.admission a on a.id = ak.admission_id
        where ak.dossier_id = p_dossier and ak.habilitation_id = o.reader and ak.kind = i.kind and ak.departement = v_departement and ak.valid_from <= p_then and p_then < ak.valid_to) as admitted,
      (select min(s.legal_basis) from app.share s where s.item_id = i.id and s.habilitation_id = o.reader and s.departement = v_departement and s.valid_from <= p_then and p_then < s.valid_to) as shared
    from one o join item i on i.place = o.place
  )
  select b.place, b.what, b.kind, b.detail, b.written_at, b.author_id, b.pieces, b.withdrawn_at, b.reader, b.could,
    case when b.reader = b.author_id then 'AUTHOR' when not b.could then null when b.shared is not null then 'SHARE' when b.admitted is not null then 'ADMISSION' else 'FUNCTION' end,
    case when b.reader = b.author_id or not b.could then null else coalesce(b.shared, b.admitted) end, b.opened, b.opened_kind
  from based b order by b.place, b.reader;
end $$;
alter function app.who_knew_what(uuid, timestamptz, timestamptz, integer) owner to app_policy;
revoke execute on function app.who_knew_what(uuid, timestamptz, timestamptz, integer) from public;
grant execute on function app.who_knew_what(uuid, timestamptz, timestamptz, integer) to app_rt;
`;
