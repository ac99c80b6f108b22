/**
 * The SQL reading: the same rules as a predicate on alias r. It compiles eq, in and memberOf, and refuses anything else.
 * Parameters: $1 actor id, $2 actor's département, $3 actor's person. No rule compiles to false.
 */
import type { Action, Conjunct, OfActor, Rule } from './language.js';
import { RELATIONS } from './relations.js';

export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

export type ActorSql = Record<OfActor['actor'], string>;
const PARAMETERS: ActorSql = { id: '$1::uuid', departement: '$2::smallint', professionnelId: '$3::uuid' };

/** Constants come from the law, never from a person; still nothing but these shapes is written into SQL. */
export function literal(value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z0-9_:-]+$/.test(value)) return `'${value}'`;
  if (typeof value === 'number' && Number.isInteger(value)) return String(value);
  throw new Error(`to-sql: refuses the constant ${JSON.stringify(value)}`);
}

export function conjunct(c: Conjunct, actor: ActorSql): string {
  switch (c.op) {
    case 'eq':
      return `r.${snake(c.column)} = ${typeof c.value === 'object' ? actor[c.value.actor] : literal(c.value)}`;
    case 'in':
      return c.values.length === 0 ? 'false' : `r.${snake(c.column)} in (${c.values.map(literal).join(', ')})`;
    case 'memberOf': {
      const relation = RELATIONS[c.relation];
      const last = relation.keys.length - 1;
      const matched = relation.keys.map((key, i) => `${key} ${relation.interval && i === last ? '<=' : '='} r.${snake(c.columns[i]!)}`);
      return `exists (select 1 from ${relation.from} where ${[`${relation.actor} = ${actor.id}`, ...matched, relation.where].filter(Boolean).join(' and ')})`;
    }
    default:
      throw new Error(`to-sql: refuses the operator ${(c as { op: string }).op}`);
  }
}

export const isKind = (c: Conjunct): boolean => c.op === 'eq' && c.column === 'kind';
export const kindOf = (rule: Rule): string | undefined => (rule.all.find(isKind) as { value: string } | undefined)?.value;

interface Line { right: Rule['right']; all: string[] }

/** Rules that differ by the kind alone become one line with a list of kinds. */
function lines(rules: readonly Rule[], action: Action, type: string): Line[] {
  const groups = new Map<string, Line & { kinds: string[] }>();
  for (const rule of rules.filter((r) => r.type === type && r.action === action)) {
    const all = rule.all.filter((c) => !isKind(c)).map((c) => conjunct(c, PARAMETERS));
    const key = JSON.stringify([rule.right, all, kindOf(rule) === undefined]);
    const group = groups.get(key) ?? { right: rule.right, all, kinds: [] };
    const kind = kindOf(rule);
    if (kind) group.kinds.push(literal(kind));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ right, all, kinds }) => ({ right, all: kinds.length ? [...all, `r.kind in (${kinds.join(', ')})`] : all }));
}

/** What every line asks stands first, outside the "or": PostgreSQL turns it into an index condition or a semi-join. */
export function factored(alternatives: readonly (readonly string[])[]): string {
  if (alternatives.length === 0) return 'false';
  const common = alternatives[0]!.filter((c) => alternatives.every((all) => all.includes(c)));
  const rests = alternatives.map((all) => all.filter((c) => !common.includes(c)).join(' and ') || 'true');
  return [...common, ...(rests.includes('true') ? [] : [`(${rests.join('\n  or ')})`])].join('\n  and ');
}

export const predicate = (rules: readonly Rule[], action: Action, type: string): string =>
  `(${factored(lines(rules, action, type).map((l) => l.all))})`;

/** Which right opens the row ('S', 'P', 'X', 'O', 'RULE', or null): one expression, for pages where some rows are withheld. */
export function rightOf(rules: readonly Rule[], action: Action, type: string): string {
  const found = lines(rules, action, type);
  if (found.length === 0) return 'null::text';
  return `case ${found.map((l) => `when ${l.all.join(' and ')} then ${literal(l.right)}`).join('\n  ')} end`;
}
