/** The values that a checked column may hold, and some more: the list is read where it stands, so that migrations written side by side each add their own. */
export const allow = (table: string, column: string, ...values: readonly string[]): string => `
do $$
declare
  k record;
  kept text[];
begin
  select c.conname, pg_get_constraintdef(c.oid) as def into strict k from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
    where c.conrelid = 'app.${table}'::regclass and c.contype = 'c' and a.attname = '${column}';
  select array_agg(distinct m[1]) into kept from (select regexp_matches(k.def, '''([^'']*)''', 'g') as m union all select array[v] from unnest(array[${values.map((v) => `'${v}'`).join(', ')}]) v) x;
  execute format('alter table app.${table} drop constraint %I', k.conname);
  execute format('alter table app.${table} add constraint %I check (${column} in (%s))', k.conname, (select string_agg(quote_literal(v), ', ') from unnest(kept) v));
end $$;
`;
