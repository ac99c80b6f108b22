/**
 * What the Observatoire may know of a year (CASF L.226-3-1): how many, and never which. Whole months only, so that what is asked twice in a month says the same; each figure to the nearest five, and under five none: what one more case
 * changes is not seen from one month to the next. No total is given, from which what is hidden could be worked out.
 */
export const up = `
grant select (received_at) on app.information_preoccupante to app_policy;
grant select (intake_id, origin) on app.informant to app_policy;
create policy policy_reads on app.informant for select to app_policy using (true);
grant select (evaluation_id, written_at) on app.rapport_evaluation to app_policy;
grant select (id, intake_id) on app.evaluation to app_policy;

create function app.counts_of_year(p_year smallint) returns table (plot text, key text, n integer, until timestamptz) language sql stable security definer set search_path = '' as $$
  with me as (select app.my_departement() as departement, app.zone_of(app.my_departement()) as zone where app.my_function() in ('ANALYSTE_ODPE','RESPONSABLE_CRIP','RESPONSABLE_ASE')),
  span as (select departement, zone, make_timestamp(p_year, 1, 1, 0, 0, 0) at time zone zone as since,
    least(make_timestamp(p_year + 1, 1, 1, 0, 0, 0) at time zone zone, date_trunc('month', app.now() at time zone zone) at time zone zone) as until from me),
  received as (select i.id, i.state, i.received_at at time zone s.zone as at,
      (select min(r.written_at) from app.evaluation e join app.rapport_evaluation r on r.evaluation_id = e.id where e.intake_id = i.id and r.written_at < s.until) at time zone s.zone as reported
    from span s join app.information_preoccupante i on i.departement = s.departement and i.received_at >= s.since and i.received_at < s.until),
  counted as (
    select 'RECEIVED' as plot, to_char(at, 'MM') as key, count(*) as n from received group by 2
    union all select 'ORIGIN', f.origin, count(*) from received r join app.informant f on f.intake_id = r.id group by 2
    union all select 'OUTCOME', case when state in ('RECEIVED','QUALIFIED','IN_EVALUATION','REPORT_SUBMITTED') then 'RUNNING' else state end, count(*) from received group by 2
    union all select 'DELAY', coalesce((select min(m) from generate_series(1, 6) m where reported <= at + make_interval(months => m))::text, 'LATER'), count(*) from received where reported is not null group by 2)
  select c.plot, c.key, case when c.n >= 5 then (round(c.n / 5.0) * 5)::integer end, s.until from counted c cross join span s order by 1, 2
$$;
revoke execute on function app.counts_of_year(smallint) from public;
alter function app.counts_of_year(smallint) owner to app_policy;
grant execute on function app.counts_of_year(smallint) to app_rt;
`;
