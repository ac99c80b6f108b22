/** Whoever replaces a key: sees and writes over what that one key seals, all of it, and nothing else; nothing at all when no holder is named. */
import type pg from 'pg';
import type { Wrong } from './checks.js';

type As = (role: string, text: string, values?: unknown[]) => Promise<string | undefined>;
interface Sealed { t: string; holder: string; column: string }

/** The tokens are made again, never read; a key is wrapped under the version in use. */
const WRITTEN: Record<string, string> = { word_index: `tokens = '{}'`, data_key: 'kek_version = (select version from app.kek_in_use)' };
/** Of each table, a column that it writes over, and whose key its rows are under: the first of these that the table has and that it may read. */
const TABLES = `select c.relname as t, min(a.attname::text) filter (where has_column_privilege('renew', c.oid, a.attnum, 'UPDATE')) as column,
    'coalesce(' || string_agg(quote_ident(a.attname), ', ' order by array_position(array['holder_id', 'dossier_id', 'intake_id', 'signalement_id', 'id'], a.attname::text))
      filter (where a.attname in ('holder_id', 'dossier_id', 'intake_id', 'signalement_id', 'id') and has_column_privilege('renew', c.oid, a.attnum, 'SELECT')) || ')' as holder
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and has_any_column_privilege('renew', c.oid, 'UPDATE') and ($1::text is null or c.relname = $1) group by c.relname order by c.relname`;

export async function renews(client: pg.ClientBase, ask: As, only?: string): Promise<Wrong> {
  const { rows: tables } = await client.query<Sealed>(TABLES, [only ?? null]);
  if (tables.length === 0) return undefined;
  await client.query('savepoint renewed');
  await client.query(`insert into app.word_index (message_id, departement, thread_id, dossier_id, tokens) select id, departement, thread_id, dossier_id, '{}' from app.message order by id limit 20 on conflict do nothing`);
  const wrong = await eachSeesItsOwn(client, ask, tables);
  await client.query('rollback to savepoint renewed');
  return wrong;
}

async function eachSeesItsOwn(client: pg.ClientBase, ask: As, tables: readonly Sealed[]): Promise<Wrong> {
  const { rows: holders } = await client.query<{ h: string }>(`select distinct h from (${tables.map(({ t, holder }) => `(select ${holder} as h from app.${t} limit 1)`).join(' union all ')}) x`);
  const counts = (of: (s: Sealed) => string): string => `select string_agg(t || ' ' || n, ', ' order by t) as n from (${tables.map((s) => `select '${s.t}' as t, count(*) as n from ${of(s)}`).join(' union all ')}) x`;
  const seen = counts(({ t }) => `app.${t}`);
  const changed = `with ${tables.map(({ t, column }, i) => `u${i} as (update app.${t} set ${WRITTEN[t] ?? `${column} = ${column}`} returning 1)`).join(', ')} ${counts(({ t }) => `u${tables.findIndex((s) => s.t === t)}`)}`;
  for (const { h } of holders) {
    const { rows: [due] } = await client.query<{ n: string }>(counts(({ t, holder }) => `app.${t} where ${holder} = '${h}'`));
    await client.query('savepoint renewing');
    await client.query(`select set_config('app.renewing', $1, true)`, [h]);
    const [sees, changes] = [await ask('renew', seen), await ask('renew', changed)];
    const other = tables.some(({ t }) => t === 'data_key') ? await ask('renew', `with u as (update app.data_key set kek_version = (select version from app.kek_in_use) + 1 returning 1) select count(*) as n from u`) : undefined;
    await client.query('rollback to savepoint renewing');
    if (sees !== due!.n) return `renew sees, under ${h}, ${sees} where there are ${due!.n}`;
    if (changes !== due!.n) return `renew writes over, under ${h}, ${changes} of ${due!.n}`;
    if (other !== undefined && other !== '0') return 'renew wraps under a version that is not in use';
  }
  return undefined;
}
