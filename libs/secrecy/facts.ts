/**
 * What the object reading must know of the actor's relations, for the rows at hand. Loaded in one statement by the door (facts-sql.ts);
 * a relation that was not loaded holds nothing.
 */
import type { Conjunct, RelationName, Who } from './language.js';
import { RELATIONS } from './relations.js';

/** relation → keys joined by "|"; an interval relation maps its keys but the last to the lowest bound. */
export interface Facts {
  members: ReadonlyMap<RelationName, ReadonlySet<string>>;
  bounds: ReadonlyMap<RelationName, ReadonlyMap<string, number>>;
}

export const NO_FACTS: Facts = { members: new Map(), bounds: new Map() };

export function holds(c: Conjunct, row: Record<string, unknown>, who: Who, facts: Facts): boolean {
  if (c.op === 'eq') return row[c.column] === (typeof c.value === 'object' ? who[c.value.actor] : c.value);
  if (c.op === 'in') return c.values.includes(row[c.column] as string);
  const values = c.columns.map((column) => row[column]);
  if (values.some((v) => v === null || v === undefined)) return false;
  if (!RELATIONS[c.relation].interval) return facts.members.get(c.relation)?.has(values.join('|')) ?? false;
  const last = values.pop() as number;
  const bound = facts.bounds.get(c.relation)?.get(values.join('|'));
  return bound !== undefined && bound <= last;
}
