/** Each policy dropped or opened, each table's row-level security loosened, each validity in a function of the database off by one. */
import type pg from 'pg';
import { offByOne } from '../mutants/clock.js';

/** `tables`: those whose policies ask it, nearly always enough to notice it; none, where nothing but all of it can. */
export interface WallMutant { name: string; tables: readonly string[]; apply: string; equivalent?: string }

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
    where pronamespace = 'app'::regnamespace and prokind = 'f' order by 1`);
  return [
    { name: 'app_rt above row-level security, as an owner would be', tables: [], apply: 'alter role app_rt bypassrls' },
    ...policies.flatMap((p) => ofPolicy(p, policies)),
    ...tables.map(({ t }): WallMutant => ({ name: `${t}: row-level security off`, tables: [t], apply: `alter table app.${t} disable row level security` })),
    ...tables.map(({ t }): WallMutant => ({ name: `${t}: not forced on its owner`, tables: [t], apply: `alter table app.${t} no force row level security` })),
    ...functions.filter(({ name }) => !COMPARED_ELSEWHERE.test(name))
      .flatMap(({ name, text }) => offByOne(text).map((m): WallMutant => ({ name: `${name}(): ${m.what}`, tables: asking(name, functions, policies), apply: m.text }))),
  ];
}

/** The law compiled, whose relations are put off by one themselves (clock.ts); and what it says of an instant that is past, which a life replayed compares (test/scenarios/who-knew-what.spec.ts). */
const COMPARED_ELSEWHERE = /^(then_)?readers_|^who_knew_what$/;
/** What is done through a function is asked together with the first of these, and whether the parents were informed with the second (checks.ts, system.ts). */
const BESIDE_POLICIES = ['session', 'lien'];

/** The tables of which a policy calls this function, itself or through others; what no policy calls is asked beside them. */
function asking(name: string, functions: readonly { name: string; text: string }[], policies: readonly Policy[]): string[] {
  const through = new Set([name]);
  const calls = (text: string | null): boolean => [...through].some((one) => text?.includes(`${one}(`));
  // A caller found late may have callers already passed by.
  for (let before = 0; before !== through.size;) {
    before = through.size;
    for (const f of functions) if (calls(f.text)) through.add(f.name);
  }
  const tables = new Set(policies.filter((p) => calls(p.qual) || calls(p.check)).map((p) => p.t));
  return tables.size === 0 ? BESIDE_POLICIES : [...tables];
}

function ofPolicy({ t, p, cmd, qual, check, reads, writes, inserts }: Policy, all: readonly Policy[]): WallMutant[] {
  const said = all.some((other) => other.t === t && other.p !== p && other.qual === qual && ['SELECT', 'ALL'].includes(other.cmd) && ['SELECT', 'ALL'].includes(cmd)
    && (!writes || (cmd === 'SELECT' && other.cmd === 'ALL')));
  const on = `policy ${p} on app.${t}`;
  const name = `${t}.${p}`;
  const out: WallMutant[] = [{ name: `${name} dropped`, tables: [t], apply: `drop ${on}` }];
  if (qual !== null) {
    const equivalent = qual === 'true' ? 'it already opens everything to its role' : cmd === 'ALL' && !reads && !writes ? 'its role may neither read nor change the table' : said ? 'another policy of the table asks the same' : undefined;
    out.push({ name: `${name} using (true)`, tables: [t], apply: `alter ${on} using (true)`, equivalent });
  }
  if (check !== null) {
    const equivalent = check === 'true' ? 'it already lets everything in from its role' : cmd === 'UPDATE' ? UNCHANGEABLE
      : !inserts && !writes ? 'its role may neither insert nor change' : undefined;
    out.push({ name: `${name} with check (true)`, tables: [t], apply: `alter ${on} with check (true)`, equivalent });
  }
  return out;
}
