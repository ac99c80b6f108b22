/**
 * What whoever operates may be shown of the journal, by the login that numbers it, and how many migrations were applied, for a server that says whether it is ready. Numbers and ages: nothing of whom.
 */
export const up = `
create function app.journal_figures() returns table (unnumbered bigint, waiting double precision, signed double precision, agree boolean) language sql stable security definer set search_path = '' as $$
  select (select count(*) from app.leaf l where l.idx is null),
    coalesce((select extract(epoch from app.now() - l.at) from app.leaf l where l.idx is null order by l.xid, l.id limit 1), 0)::double precision,
    -- real clock: an age
    (select extract(epoch from clock_timestamp() - c.at) from app.checkpoint c order by c.size desc limit 1)::double precision,
    not exists (select 1 from app.witness w where w.state <> 'AGREES')
$$;
-- How many were applied: written again by each \`npm run migrate\`, so that a server may know without reading the owner's table.
create function app.migration_count() returns integer language sql immutable set search_path = '' as $$ select 0 $$;
revoke execute on function app.migration_count() from public;
alter function app.journal_figures() owner to app_policy;
revoke execute on function app.journal_figures() from public;
grant execute on function app.journal_figures() to sequencer;
grant execute on function app.migration_count() to app_rt;
`;
