import { KNOWN, list, rule, RUNTIME, type Rule } from '../rule.js';

/** The job library's schema is its login's own; app.enqueue runs as that login, so that app_rt needs no right there. */
const OF_JOBS = `r.rolname = 'jobs' and (
    o.what ~ '^(schema|table|type|function|sequence|index|view|constraint|composite type)? ?graphile_worker(\\.|$)' or o.what like '%graphile\\_worker.%' or o.what = 'schema graphile_worker'
    or o.what like 'function app.enqueue(%')`;
const OF_POLICY = `r.rolname = 'app_policy' and o.what like 'function app.%'`;

export const roleRules: readonly Rule[] = [
  rule('no login may step over the walls', 'a superuser or BYPASSRLS ignores every policy; the others could make such a role, or copy the cluster',
    `select rolname as what from pg_roles where rolname in (${list(KNOWN)}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`),
  rule('no other role bypasses row security', 'a forgotten login with BYPASSRLS is a door beside the door',
    `select rolname as what from pg_roles where rolbypassrls and not rolsuper`),
  rule('the owner of the policy functions cannot log in', 'it reads the grant tables whole',
    `select rolname as what from pg_roles where rolname = 'app_policy' and rolcanlogin`),
  rule('no login is a member of anything', 'SET ROLE would lend it another login’s lines',
    `select m.rolname || ' in ' || g.rolname as what from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
     where m.rolname in (${list(KNOWN)}) or g.rolname in (${list(KNOWN)}) and not m.rolsuper`),
  rule('logins own nothing', 'an owner may drop the policies of what it owns',
    `select r.rolname || ' owns ' || o.what as what from pg_shdepend d join pg_roles r on r.oid = d.refobjid,
       lateral (select pg_describe_object(d.classid, d.objid, d.objsubid) as what) o
     where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o' and d.dbid in (0, (select oid from pg_database where datname = current_database()))
       and r.rolname in (${list(KNOWN)}) and not (${OF_JOBS}) and not (${OF_POLICY})`),
  rule('logins create nothing', 'a function of an intruder, or a temporary table before ours in a path, would run beside a policy',
    `select r.rolname || ' creates in schema ' || n.nspname as what from pg_roles r, pg_namespace n where r.rolname in (${list(KNOWN)}) and n.nspname !~ '^pg_(toast|temp)'
       and has_schema_privilege(r.oid, n.oid, 'CREATE') and not (r.rolname = 'jobs' and n.nspname = 'graphile_worker')
     union all select r.rolname || ' may ' || p || ' in the database' from pg_roles r, unnest(array['CREATE', 'TEMPORARY']) p
       where r.rolname in (${list(KNOWN)}) and has_database_privilege(r.oid, current_database(), p)`),
  rule('the job library is its login’s alone', 'its tables carry no policy of ours: a job added or read there escapes the law',
    `select r.rolname as what from pg_roles r where r.rolname in (${list(KNOWN)}) and r.rolname <> 'jobs' and has_schema_privilege(r.oid, 'graphile_worker', 'USAGE')`),
  rule('people’s transactions are short', 'an old snapshot keeps old rights',
    `select 'app_rt lacks ' || s as what from unnest(array['transaction_timeout=5s', 'statement_timeout=5s', 'idle_in_transaction_session_timeout=15s']) s
     where not exists (select 1 from pg_db_role_setting d join pg_roles r on r.oid = d.setrole where r.rolname = 'app_rt' and d.setdatabase = 0 and s = any (d.setconfig))`),
  rule('system logins do not wait for ever', 'a stuck statement of the relay or of the traces would hold everybody’s answers',
    `select rolname as what from pg_roles r where rolname in (${list(RUNTIME)}) and rolname <> 'jobs'
       and not exists (select 1 from pg_db_role_setting d where d.setrole = r.oid and 'statement_timeout=5s' = any (d.setconfig))`),
];
