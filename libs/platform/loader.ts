/** Batches of one operation: a page is a bounded number of statements. What a page has already read is given back at once, without a promise. */
import DataLoader from 'dataloader';
import type { RowClass } from './database.js';
import { UserError } from './errors.js';
import type { Scope } from './scope.js';
import type { Ask } from './statements.js';
import type { Judged } from './tx.js';

interface Batches { loaders: Map<string, DataLoader<string, unknown>>; known: Map<string, Map<string, unknown>> }
/** Per reading of a scope, hence per snapshot, operation and actor: nothing that one person loaded is there for another. */
const ofReading = new WeakMap<object, Batches>();

function batches(scope: Scope): Batches {
  let found = ofReading.get(scope.reading);
  if (!found) ofReading.set(scope.reading, (found = { loaders: new Map(), known: new Map() }));
  return found;
}

function known({ known: all }: Batches, key: string): Map<string, unknown> {
  let found = all.get(key);
  if (!found) all.set(key, (found = new Map()));
  return found;
}

/** What is asked for one value is asked for all those of the same moment, under one key, in one call. */
export function batched<T>(scope: Scope, key: string, value: string, batch: (values: readonly string[]) => Promise<T[]>): T | Promise<T> {
  const all = batches(scope);
  const already = known(all, key);
  const found = already.get(value);
  if (found !== undefined) return found as T;
  let loader = all.loaders.get(key) as DataLoader<string, T> | undefined;
  if (!loader) {
    loader = new DataLoader<string, T>(async (values) => {
      const loaded = await batch(values);
      loaded.forEach((one, i) => already.set(values[i]!, one));
      return loaded;
    });
    all.loaders.set(key, loader);
  }
  return loader.load(value);
}

/** What follows, at once when the value is already there: fifty promises a page cost more than what they wait for. */
export const whenLoaded = <T, R>(value: T | Promise<T>, next: (value: T) => R): R | Promise<R> => (value instanceof Promise ? value.then(next) : next(value));

/** The row with this id, or null when the law does not open it; with what it points to, if that is wanted in the same statement. */
export const loadOne = <T extends Judged>(scope: Scope, type: RowClass<T>, id: string, joined?: Ask<T>['with']): T | null | Promise<T | null> =>
  batched<T | null>(scope, joined ? `${type.name} with ${Object.keys(joined).join()}` : type.name, id, async (ids) => {
    const rows = await (await scope.tx()).allowed(type, 'read', { among: { id: ids } as never, ...(joined && { with: joined }) });
    const byId = new Map(rows.map((r) => [r.id, r]));
    return ids.map((i) => byId.get(i) ?? null);
  });

/** More of one parent than any screen shows: refused rather than cut, since a list that lacks its end lies. */
export const MOST_OF_ONE = 500;

/** The rows whose column bears this value, in order: for lists that people bound, those of a child's dossier, of a thread, of a message. */
export const loadMany = <T extends Judged>(scope: Scope, type: RowClass<T>, column: keyof T & string, value: string, order: readonly (keyof T & string)[], action: 'read' | 'notice' = 'read'): T[] | Promise<T[]> =>
  batched<T[]>(scope, `${type.name}.${column}${action === 'read' ? '' : ` ${action}`}`, value, async (values) => {
    const rows = await (await scope.tx()).allowed(type, action, { among: { [column]: values } as never, order, limit: values.length * MOST_OF_ONE + 1 });
    if (rows.length > values.length * MOST_OF_ONE) throw new UserError('TROP_NOMBREUX', 'Trop d’éléments pour une seule demande : demandez moins de dossiers ou de messages à la fois.', 'first');
    return inOrderOf(values, column, rows);
  });

/** The first rows of each value, for lists without a natural end. */
export const loadFirst = <T extends Judged>(scope: Scope, type: RowClass<T>, column: keyof T & string, value: string, first: FirstOf<T>): T[] | Promise<T[]> =>
  batched<T[]>(scope, `${type.name}.${column} first ${JSON.stringify(first)}`, value, async (values) =>
    inOrderOf(values, column, await (await scope.tx()).allowed(type, 'read', { ...first, limit: undefined, each: { column, of: values, limit: first.limit } })));
export interface FirstOf<T> { order: readonly (keyof T & string)[]; descending?: boolean; limit: number }

export function inOrderOf<T extends object>(values: readonly string[], column: keyof T & string, rows: readonly T[]): T[][] {
  const groups = new Map<string, T[]>(values.map((v) => [v, []]));
  for (const row of rows) groups.get(row[column] as string)?.push(row);
  return values.map((v) => groups.get(v)!);
}

/** Tells the batches of what a page has read through the same door, in the same operation. */
export function knownMany<T extends Judged>(scope: Scope, type: RowClass<T>, column: keyof T & string, values: readonly string[], rows: readonly T[]): void {
  const map = known(batches(scope), `${type.name}.${column}`);
  for (const value of values) map.set(value, []);
  for (const row of rows) (map.get(row[column] as string) as T[]).push(row);
}
