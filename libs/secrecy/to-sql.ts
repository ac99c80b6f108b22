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
  return [...groups.values()].map(({ right, all, kinds }) => ({ right, all: kinds.length ? [...all, `r.kind in (${kinds.join(', ')})`] : all }));
}

const commonOf = (alternatives: readonly (readonly string[])[]): string[] =>
  (alternatives[0] ?? []).filter((c) => alternatives.every((all) => all.includes(c)));

/** "or" of alternatives, each relation written once: what asks the same of the relations is one branch. */
function either(alternatives: readonly (readonly string[])[]): string {
  const branches = new Map<string, string[][]>();
  for (const all of alternatives) {
    const relations = all.filter(isExists);
    const key = relations.join(' and ');
    branches.set(key, [...(branches.get(key) ?? []), all.filter((c) => !isExists(c))]);
  }
  return [...branches].map(([relations, plain]) => {
    const rest = plain.some((c) => c.length === 0) ? '' : plain.length === 1 ? plain[0]!.join(' and ') : `(${plain.map((c) => c.join(' and ')).join(' or ')})`;
    return [rest, relations].filter(Boolean).join(' and ') || 'true';
  }).join('\n  or ');
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
