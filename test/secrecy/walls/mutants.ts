/** Each policy dropped or opened, each table's row-level security loosened, each validity in a function of the database off by one. */
import type pg from 'pg';
import { offByOne } from '../mutants/clock.js';

export interface WallMutant { name: string; table?: string; apply: string; equivalent?: string }

/** Only these columns of the table may be changed by app_rt, so a changed row cannot leave what `using` let it in by. */
const UNCHANGEABLE = 'the columns that the check reads may not be changed';

interface Policy { t: string; p: string; cmd: string; roles: string[]; qual: string | null; check: string | null; reads: boolean; writes: boolean; inserts: boolean }

export async function wallMutants(client: pg.ClientBase): Promise<WallMutant[]> {
  const { rows: policies } = await client.query<Policy>(`select tablename t, policyname p, cmd, roles::text[] as roles, qual, with_check as check,
      bool_or(has_any_column_privilege(r, format('app.%I', tablename), 'select')) as reads, bool_or(has_any_column_privilege(r, format('app.%I', tablename), 'update')) as writes,
      bool_or(has_any_column_privilege(r, format('app.%I', tablename), 'insert')) as inserts
    from pg_policies, unnest(roles) r where schemaname = 'app' group by 1, 2, 3, 4, 5, 6 order by 1, 2`);
  const { rows: tables } = await client.query<{ t: string }>(`select relname as t from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relrowsecurity order by 1`);
  const { rows: functions } = await client.query<{ name: string; text: string }>(`select proname as name, pg_get_functiondef(oid) as text from pg_proc
    where pronamespace = 'app'::regnamespace and prokind = 'f' and proname not like 'readers\\_%' order by 1`);
  return [
    { name: 'app_rt above row-level security, as an owner would be', apply: 'alter role app_rt bypassrls' },
    ...policies.flatMap((p) => ofPolicy(p, policies)),
    ...tables.map(({ t }): WallMutant => ({ name: `${t}: row-level security off`, table: t, apply: `alter table app.${t} disable row level security` })),
    ...tables.map(({ t }): WallMutant => ({ name: `${t}: not forced on its owner`, table: t, apply: `alter table app.${t} no force row level security` })),
    ...functions.flatMap(({ name, text }) => offByOne(text).map((m): WallMutant => ({ name: `${name}(): ${m.what}`, apply: m.text }))),
  ];
}

function ofPolicy({ t, p, cmd, qual, check, reads, writes, inserts }: Policy, all: readonly Policy[]): WallMutant[] {
  const said = all.some((other) => other.t === t && other.p !== p && other.qual === qual && ['SELECT', 'ALL'].includes(other.cmd) && ['SELECT', 'ALL'].includes(cmd)
    && (!writes || (cmd === 'SELECT' && other.cmd === 'ALL')));
  const on = `policy ${p} on app.${t}`;
  const name = `${t}.${p}`;
  const out: WallMutant[] = [{ name: `${name} dropped`, table: t, apply: `drop ${on}` }];
  if (qual !== null) {
    const equivalent = qual === 'true' ? 'it already opens everything to its role' : cmd === 'ALL' && !reads && !writes ? 'its role may neither read nor change the table' : said ? 'another policy of the table asks the same' : undefined;
    out.push({ name: `${name} using (true)`, table: t, apply: `alter ${on} using (true)`, equivalent });
  }
  if (check !== null) {
    const equivalent = check === 'true' ? 'it already lets everything in from its role' : cmd === 'UPDATE' ? UNCHANGEABLE
      : !inserts && !writes ? 'its role may neither insert nor change' : undefined;
    out.push({ name: `${name} with check (true)`, table: t, apply: `alter ${on} with check (true)`, equivalent });
  }
  return out;
}
