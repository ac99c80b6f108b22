import type pg from 'pg';

/** Memory of what was read and of what runs: it may grow while nothing is written, and that a message was opened is written down in its own time. */
const ASIDE = new Set(['access', 'session']);
/** No worker runs here: on a machine that is slow enough, the nodes say so once, whatever was refused meanwhile. */
const SAID = `(select id from app.event where type = 'watch.silent')`;
const ACTS = `source = 'ACT' and id not in ${SAID}`;
const ONLY: Readonly<Record<string, string>> = { receipt: `where fact = 'ACKNOWLEDGED'`, event: `where type <> 'watch.silent'`, leaf: `where ${ACTS}`, leaf_salt: `where leaf_id in (select id from app.leaf where ${ACTS})` };

/** How many rows each table holds: a refusal leaves every number as it was. */
export async function rowsOf(owner: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p') order by 1`);
  const counted = rows.map((r) => r.name).filter((name) => !ASIDE.has(name));
  const { rows: [counts] } = await owner.query<Record<string, string>>(`select ${counted.map((name) => `(select count(*) from app.${name} ${ONLY[name] ?? ''}) as ${name}`).join(', ')}, (select count(*) from graphile_worker._private_jobs where key is null or key not in (select s.id::text from ${SAID} s)) as jobs`);
  return Object.fromEntries(Object.entries(counts!).map(([name, n]) => [name, Number(n)]));
}
