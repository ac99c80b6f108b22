/** A rule of the catalogue: what must hold of every table, view, function and grant of a migrated database, and why. It returns what breaks it. */
import type pg from 'pg';

export interface Rule {
  name: string;
  why: string;
  find(db: pg.ClientBase): Promise<string[]>;
}

/** Who serves: the logins of the product. app_policy owns the functions of the policies and cannot log in. */
export const RUNTIME = ['app_rt', 'sign_in', 'trace', 'relay', 'worker', 'rewrap', 'renew', 'shred', 'indexer', 'jobs', 'sequencer'] as const;
export const KNOWN = [...RUNTIME, 'app_policy'] as const;

export const list = (names: readonly string[]): string => names.map((n) => `'${n}'`).join(', ');

/** Ours: neither PostgreSQL's nor, the one named exception, the job library's. */
export const OURS = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker')`;

/** A rule in SQL: one column, one row for each thing that breaks it. */
export const rule = (name: string, why: string, text: string): Rule => ({
  name, why,
  find: async (db) => (await db.query<{ what: string }>(text)).rows.map((r) => r.what),
});

/** Every privilege on tables and columns of ours, one a row: who, what, on what. A null list of privileges is the owner's alone. */
export const GRANTS = `(
  select n.nspname || '.' || c.relname as place, c.relkind, c.relowner as owner, a.grantee, a.privilege_type as privilege, null::text as col, a.is_grantable as grantable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a where ${OURS}
  union all
  select n.nspname || '.' || c.relname, c.relkind, c.relowner, a.grantee, a.privilege_type, t.attname, a.is_grantable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a where ${OURS}
)`;
export const WHO = `case g.grantee when 0 then 'PUBLIC' else pg_get_userbyid(g.grantee) end`;
