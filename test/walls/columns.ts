/** Each entity's columns against the catalogue's, both ways: name, type, nullability. A column that only one side knows is written or read by nobody, or by mistake. */
import type pg from 'pg';
import type { DataSource } from 'typeorm';

const SQL_NAMES: Record<string, string> = { timestamptz: 'timestamp with time zone' };

/** "table.column type [null]", as the entities say it. */
export function declared(source: DataSource): string[] {
  return source.entityMetadatas.flatMap((entity) => entity.columns.map((c) => {
    const type = SQL_NAMES[c.type as string] ?? String(c.type);
    const precise = c.precision === null || c.precision === undefined ? type : type.replace(/^(\w+)/, `$1(${c.precision})`);
    return `${entity.tableName}.${c.databaseName} ${precise}${c.isNullable ? ' null' : ''}`;
  })).sort();
}

/** The same, as PostgreSQL has it, for the tables that entities name. */
export async function existing(db: pg.ClientBase, source: DataSource): Promise<string[]> {
  const { rows } = await db.query<{ what: string }>(
    `select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then '' else ' null' end as what
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'app'::regnamespace and c.relname = any ($1) and a.attnum > 0 and not a.attisdropped
       -- The number of a transaction is the database's own.
       and a.atttypid <> 'xid8'::regtype`, [source.entityMetadatas.map((e) => e.tableName)]);
  return rows.map((r) => r.what).sort();
}

/** Primary keys too: what identifies a row here must identify it there. */
export async function keys(db: pg.ClientBase, source: DataSource): Promise<{ declared: string[]; existing: string[] }> {
  const { rows } = await db.query<{ what: string }>(
    `select c.relname || ' ' || string_agg(a.attname, ',' order by a.attname) as what from pg_constraint k join pg_class c on c.oid = k.conrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
     where k.contype = 'p' and c.relnamespace = 'app'::regnamespace and c.relname = any ($1) group by c.relname`, [source.entityMetadatas.map((e) => e.tableName)]);
  return {
    declared: source.entityMetadatas.map((e) => `${e.tableName} ${e.primaryColumns.map((c) => c.databaseName).sort().join(',')}`).sort(),
    existing: rows.map((r) => r.what).sort(),
  };
}
