/**
 * Delivered and opened, written by themselves after they happened: a connected client said that it has the pointer, or the text of a message left for its
 * reader. Reads never write; nobody declares what they have opened, nor acknowledges for somebody else: the function knows no other fact.
 */
export const up = `
create policy witnesses on app.receipt for insert to app_policy with check (fact in ('DELIVERED','OPENED'));
grant insert on app.receipt to app_policy;

create function app.commit_receipts(p_facts jsonb) returns void language sql volatile security definer set search_path = '' as $$
  insert into app.receipt (id, departement, message_id, thread_id, seq, habilitation_id, fact, at)
  select gen_random_uuid(), m.departement, m.id, m.thread_id, m.seq, h.id, k.fact, app.now()
  from jsonb_to_recordset(p_facts) as f(actor uuid, thread uuid, seq integer, opened boolean)
  join app.message m on m.thread_id = f.thread and m.seq = f.seq and m.author_id <> f.actor
  join app.habilitation h on h.id = f.actor and h.departement = m.departement
  cross join lateral unnest(case when f.opened then array['DELIVERED','OPENED'] else array['DELIVERED'] end) as k(fact)
  on conflict do nothing
$$;
alter function app.commit_receipts(jsonb) owner to app_policy;
revoke execute on function app.commit_receipts(jsonb) from public;
grant execute on function app.commit_receipts(jsonb) to trace;
`;
