import type { Database } from './database.js';
import { heldOf, hydrate } from './rows.js';
import type { Joins } from './statements.js';
import type { Traces } from './trace.js';

type Fields = Record<string, unknown>;

/** Attaches the rows that came in the same statement, null where their own law closes them; the same row is one object on a page. */
export function attach(database: Database, traces: Traces, rows: readonly object[], raws: readonly Fields[], joins: Joins): void {
  const seen = new Map<string, object>();
  rows.forEach((row, i) => attachTo(row, raws[i]!));

  function attachTo(row: object, raw: Fields): void {
    for (const [name, { type }] of Object.entries(joins)) {
      const id = raw[`${name}.id`] as string | null;
      const key = `${name} ${id}`;
      let other = id === null ? null : seen.get(key);
      if (other === undefined) {
        other = hydrate(type, database.shape(type), raw, `${name}.`);
        seen.set(key, other);
        traces.read(type.name, 'read', other, heldOf(other));
      }
      const at = name.lastIndexOf('.');
      const parent = at === -1 ? row : seen.get(`${name.slice(0, at)} ${raw[`${name.slice(0, at)}.id`] as string}`);
      if (parent) (parent as Fields)[name.slice(at + 1)] = other;
    }
  }
}
