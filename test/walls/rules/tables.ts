import { GRANTS, OURS, rule, type Rule } from '../rule.js';

const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OURS}`;
/** The list of migrations is the owner's alone: nobody else holds anything on it, so there is no row to hide. */
const reachable = `exists (select 1 from ${GRANTS} g where g.place = n.nspname || '.' || c.relname and g.grantee <> g.owner)`;

export const tableRules: readonly Rule[] = [
  rule('row security is on and forced', 'without FORCE the owner reads everything, and so does whoever becomes owner',
    `select n.nspname || '.' || c.relname as what from ${tables} and not (c.relrowsecurity and c.relforcerowsecurity)
       and not (n.nspname = 'public' and c.relname = 'migration' and not ${reachable})`),
  rule('every table has a policy', 'row security without a policy is a table that nobody meant to protect',
    `select n.nspname || '.' || c.relname as what from ${tables} and n.nspname <> 'public' and not exists (select 1 from pg_policy p where p.polrelid = c.oid)`),
  rule('views run as whoever asks', 'a view reads with the rights of its owner unless it is told otherwise',
    `select n.nspname || '.' || c.relname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and ${OURS} and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']`),
  rule('nothing is copied out of row security', 'a materialised view or a foreign table has no policies; a sequence tells how many rows others have',
    `select n.nspname || '.' || c.relname as what from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('m', 'f', 'S') and ${OURS}`),
  rule('column types compare without leaking', 'the operators of enums, json, arrays and ranges are not leakproof: their indexes cannot serve ahead of a policy',
    `select n.nspname || '.' || c.relname || '.' || a.attname as what from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'app' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and format_type(a.atttypid, null) not in ('uuid', 'text', 'smallint', 'integer', 'bigint', 'boolean', 'timestamp with time zone', 'bytea', 'xid8')
       -- Searched by a definer whose policy is « true »: no policy stands before its index, and no login selects it.
       and c.relname || '.' || a.attname <> 'word_index.tokens'`),
  rule('nothing is inherited or partitioned', 'a policy of the parent does not cover a child that is read directly',
    `select i.inhrelid::regclass::text as what from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OURS}`),
];
