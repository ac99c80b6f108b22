/** The third wall: what PostgreSQL shows to app_rt acting for somebody, with and without the law's own predicate. */
import type pg from 'pg';
import { signContext } from '../../../libs/platform/context.js';
import { type Habilitation, keyColumns, type Table } from '../oracle/world.js';

/** Nothing of the world outlives the transaction, and neither does this role. */
export async function becomeRuntime(client: pg.ClientBase): Promise<void> { await client.query('set local role app_rt'); }
export async function becomeOwner(client: pg.ClientBase): Promise<void> { await client.query('reset role'); }

export async function actAs(client: pg.ClientBase, key: Buffer, actor: Habilitation): Promise<void> {
  await client.query({ name: 'act as', text: `select set_config('app.ctx', $1, true)`, values: [signContext(key, actor.id, actor.epoch)] });
}

const names = new Map<string, string>();
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, name = `wall ${names.size}`);
  return name;
}

/** Ids shown, table by table, by a bare select. */
export async function shown(client: pg.ClientBase, tables: readonly Table[]): Promise<ReadonlySet<string>[]> {
  const text = tables.map((table, i) => `select ${i}, concat_ws(' ', ${keyColumns(table).join(', ')}) from app.${table}`).join(' union all ');
  const { rows } = await client.query<[number, string]>({ name: nameOf(text), text, values: [], rowMode: 'array' });
  const sets = tables.map(() => new Set<string>());
  for (const [i, id] of rows) sets[i]!.add(id);
  return sets;
}
