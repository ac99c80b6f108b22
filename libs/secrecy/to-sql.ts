/**
 * The SQL reading: the same rules as a predicate on alias r. It compiles eq, in and memberOf, and refuses anything else.
 * Parameters: $1 actor id, $2 actor's département, $3 actor's person, $4 the instant of the transaction. No rule compiles to false.
 */
import type { Action, Conjunct, OfActor, Rule } from './language.js';
import { HOME, NOW, RELATIONS } from './relations.js';

export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

export type ActorSql = Record<OfActor['actor'], string>;
const PARAMETERS: ActorSql = { id: '$1::uuid', departement: '$2::smallint', professionnelId: '$3::uuid' };

const PARAMETERS_NOW = '$4::timestamptz';

/** Constants come from the law, never from a person; still nothing but these shapes is written into SQL. */
export function literal(value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z0-9_.:-]+$/.test(value)) return `'${value}'`;
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
      return `exists (select 1 from ${relation.from} where ${[`${relation.actor} = ${actor.id}`, ...matched, relation.where?.replaceAll(HOME, actor.departement)].filter(Boolean).join(' and ')})`;
    }
    default:
      throw new Error(`to-sql: refuses the operator ${(c as { op: string }).op}`);
  }
}

export const isKind = (c: Conjunct): boolean => c.op === 'eq' && c.column === 'kind';
export const kindOf = (rule: Rule): string | undefined => (rule.all.find(isKind) as { value: string } | undefined)?.value;

interface Line { right: Rule['right']; all: string[] }
const isExists = (sql: string): boolean => sql.startsWith('exists');

/** Rules that differ by the kind alone become one line with a list of kinds. */
function lines(rules: readonly Rule[], action: Action, type: string): Line[] {
  const groups = new Map<string, Line & { kinds: string[] }>();
  for (const rule of rules.filter((r) => r.type === type && r.action === action)) {
    const all = rule.all.filter((c) => !isKind(c)).map((c) => conjunct(c, PARAMETERS).replaceAll(NOW, PARAMETERS_NOW));
    const key = JSON.stringify([rule.right, all, kindOf(rule) === undefined]);
    const group = groups.get(key) ?? { right: rule.right, all, kinds: [] };
    const kind = kindOf(rule);
    if (kind) group.kinds.push(literal(kind));
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return all.flatMap((group) => {
    const kinds = group.kinds.filter((kind) => !all.some((other) => absorbs(other, group, kind)));
    if (kinds.length === 0) return group.kinds.length === 0 ? [{ right: group.right, all: group.all }] : [];
    return [{ right: group.right, all: [...group.all, `r.kind in (${kinds.join(', ')})`] }];
  });
}

/** What the one opens to this kind, the other opens by the same right and for less: a duty adds nothing to a function that has it all the same. */
const absorbs = (one: Line & { kinds: string[] }, other: Line, kind: string): boolean =>
  one.right === other.right && one.all.length < other.all.length && one.kinds.includes(kind) && one.all.every((c) => other.all.includes(c));

const commonOf = (alternatives: readonly (readonly string[])[]): string[] =>
  (alternatives[0] ?? []).filter((c) => alternatives.every((all) => all.includes(c)));

/** "or" of alternatives, each relation written once: those that ask it are one branch, in which it stands behind what else they ask. */
function either(alternatives: readonly (readonly string[])[]): string {
  const shared = mostAsked(alternatives);
  if (!shared) return alternatives.map((all) => all.join(' and ') || 'true').join('\n  or ');
  const rests = alternatives.filter((all) => all.includes(shared)).map((all) => all.filter((c) => c !== shared));
  const rest = rests.some((all) => all.length === 0) ? [] : rests.length === 1 ? rests[0]! : [`(${either(rests)})`];
  const others = alternatives.filter((all) => !all.includes(shared));
  return [[...rest, shared].join(' and '), ...(others.length > 0 ? [either(others)] : [])].join('\n  or ');
}

/** The relation that most alternatives ask; the first of them, where several are asked as often. */
function mostAsked(alternatives: readonly (readonly string[])[]): string | undefined {
  const counts = new Map<string, number>();
  for (const c of alternatives.flat().filter(isExists)) counts.set(c, (counts.get(c) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** What every line asks stands first, outside the "or": PostgreSQL turns it into an index condition or a semi-join. */
export function factored(alternatives: readonly (readonly string[])[]): string {
  if (alternatives.length === 0) return 'false';
  const common = commonOf(alternatives);
  const rests = alternatives.map((all) => all.filter((c) => !common.includes(c)));
  return [...common, ...(rests.some((all) => all.length === 0) ? [] : [`(${either(rests)})`])].join('\n  and ') || 'true';
}

export const predicate = (rules: readonly Rule[], action: Action, type: string): string =>
  `(${factored(lines(rules, action, type).map((l) => l.all))})`;

/**
 * Which right opens the row ('S', 'P', 'X', 'O', 'RULE', or null): one expression, for pages where some rows are withheld. It stands beside
 * predicate(rules, given, type): what that already asks of every row is not asked again.
 */
export function rightOf(rules: readonly Rule[], action: Action, type: string, given: Action): string {
  const asked = commonOf(lines(rules, given, type).map((l) => l.all));
  const byRight = new Map<string, string[][]>();
  for (const { right, all } of lines(rules, action, type)) byRight.set(right, [...(byRight.get(right) ?? []), all.filter((c) => !asked.includes(c))]);
  if (byRight.size === 0) return 'null::text';
  return `case ${[...byRight].map(([right, alternatives]) => `when ${either(alternatives)} then ${literal(right)}`).join('\n  ')} end`;
}
