/** Relations are resolved fields that go through the door, batched per read transaction: a page is a bounded number of statements. */
import DataLoader from 'dataloader';
import type { RowClass } from './database.js';
import type { Scope } from './scope.js';
import type { Judged } from './tx.js';

type Loaders = Map<string, DataLoader<string, unknown>>;
const ofScope = new WeakMap<Scope, Loaders>();

function loader<T>(scope: Scope, key: string, batch: (keys: readonly string[]) => Promise<(T | null)[]>): DataLoader<string, T | null> {
  let loaders = ofScope.get(scope);
  if (!loaders) ofScope.set(scope, (loaders = new Map()));
  let found = loaders.get(key);
  if (!found) loaders.set(key, (found = new DataLoader(batch as never)));
  return found as DataLoader<string, T | null>;
}

/** The row with this id, or null when the law does not open it. */
export const loadOne = <T extends Judged>(scope: Scope, type: RowClass<T>, id: string): Promise<T | null> =>
  loader<T>(scope, type.name, async (ids) => {
    const rows = await (await scope.tx()).allowed(type, 'read', { among: { id: ids } as never });
    const byId = new Map(rows.map((r) => [r.id, r]));
    return ids.map((i) => byId.get(i) ?? null);
  }).load(id);

/** The rows whose column bears this value, in order. */
export const loadMany = <T extends Judged>(scope: Scope, type: RowClass<T>, column: keyof T & string, value: string, order: readonly (keyof T & string)[]): Promise<T[]> =>
  loader<T[]>(scope, `${type.name}.${column}`, async (keys) => {
    const rows = await (await scope.tx()).allowed(type, 'read', { among: { [column]: keys } as never, order });
    return keys.map((k) => rows.filter((r) => r[column] === k));
  }).load(value).then((rows) => rows ?? []);
