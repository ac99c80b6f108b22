/** One statement that loads what the object reading must know for the rows at hand: $1 is the actor, $2 the instant, $3 the actor's département, then one uuid[] per first key asked. */
import type { Facts } from './facts.js';
import type { Action, RelationName, Rule } from './language.js';
import { HOME, NOW, RELATIONS } from './relations.js';

export interface FactsQuery { sql: string; keys: readonly string[][] }
export interface FactRow { relation: RelationName; key: string; bound: number | null }

type Row = Record<string, unknown>;

/** Null when no relation matters (rules of eq alone, or no rule). */
export function factsQuery(rules: readonly Rule[], asked: readonly { action: Action; type: string; row: Row }[]): FactsQuery | null {
  const wanted = new Map<RelationName, Set<string>>();
  for (const { action, type, row } of asked) {
    for (const rule of rules) {
      if (rule.type !== type || rule.action !== action) continue;
      for (const c of rule.all) {
        if (c.op !== 'memberOf') continue;
        const first = row[c.columns[0]!];
        if (typeof first !== 'string') continue;
        const keys = wanted.get(c.relation) ?? new Set();
        wanted.set(c.relation, keys.add(first));
      }
    }
  }
  if (wanted.size === 0) return null;
  const parts = [...wanted.keys()].map((name, i) => part(name, `$${i + 4}::uuid[]`));
  return { sql: parts.join('\nunion all\n').replaceAll(NOW, '$2::timestamptz').replaceAll(HOME, '$3::smallint'), keys: [...wanted.values()].map((set) => [...set]) };
}

function part(name: RelationName, keys: string): string {
  const { from, actor, keys: columns, interval, where } = RELATIONS[name];
  const exact = interval ? columns.slice(0, -1) : columns;
  const bound = interval ? `min(${columns.at(-1)!})` : 'null::integer';
  return `select '${name}' as relation, concat_ws('|', ${exact.join(', ')}) as key, ${bound} as bound from ${from}
  where ${[`${actor} = $1::uuid`, '($2::timestamptz, $3::smallint) is not null', `${columns[0]!} = any(${keys})`, where].filter(Boolean).join(' and ')} group by ${exact.join(', ')}`;
}

export function factsFrom(rows: readonly FactRow[]): Facts {
  const members = new Map<RelationName, Set<string>>();
  const bounds = new Map<RelationName, Map<string, number>>();
  for (const { relation, key, bound } of rows) {
    if (bound === null) members.set(relation, (members.get(relation) ?? new Set<string>()).add(key));
    else bounds.set(relation, (bounds.get(relation) ?? new Map<string, number>()).set(key, bound));
  }
  return { members, bounds };
}
