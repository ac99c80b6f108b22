/**
 * The law writes a conjunct once and applies it to many functions, kinds and types: that line is what a mutant of a rule changes. What an act asks before
 * the kind is proper to the act; from the kind on, it is what a right asks, for whatever is read or written by it. What is proper to a function and a kind
 * is mutated in the matrix.
 */
import type { Conjunct, Rule } from '../../../libs/secrecy/language.js';

export function conjunctName(c: Conjunct): string {
  if (c.op === 'in') return `${c.column} in …`;
  // Who takes part by admission alone and who may by function read two relations: one line of the law, where it says « participe ».
  if (c.op === 'memberOf') return `${c.relation.replace('Admitted', '')}(${c.columns.map((column) => column.replace(/^.*[iI]d$/, 'id')).join(', ')})`;
  if (typeof c.value === 'object') return `${c.column} = my ${c.value.actor}`;
  return c.column === 'kind' || c.column === 'source' ? `${c.column} = …` : `${c.column} = ${c.value}`;
}

const WRITES = new Set(['write', 'open', 'post', 'end']);
const EVALUATOR = new Set(['evaluatorKind', 'evaluated', 'mineurEvaluatorKind']);

export const actOf = (rule: Rule): string => `${rule.type}.${rule.action}`;

/** "read P", "write P as evaluator": the right that a rule applies, whatever the act. */
function rightOf(rule: Rule): string {
  const duty = rule.all.some((c) => c.op === 'memberOf' && EVALUATOR.has(c.relation));
  const onCall = rule.all.some((c) => c.op === 'memberOf' && (c.relation === 'brokenKind' || c.relation === 'mineurBrokenKind'));
  return `${WRITES.has(rule.action) ? 'write' : 'read'} ${rule.right}${duty ? ' as evaluator' : onCall ? ' on call' : ''}`;
}

const written = (rule: Rule): string => rule.all.map(conjunctName).join(' & ');

/** The line of the law that a conjunct of this rule is. */
export function lineOf(rule: Rule, i: number): string {
  const conjunct = conjunctName(rule.all[i]!);
  if (rule.right === 'RULE') return `${actOf(rule)} (${written(rule)}): ${conjunct}`;
  const kind = rule.all.findIndex((c) => c.op === 'eq' && c.column === 'kind');
  return i < kind ? `${actOf(rule)}: ${conjunct}` : `${rightOf(rule)}: ${conjunct}`;
}

/** The lines without which the rule would not be. */
export function linesOf(rule: Rule): string[] {
  return rule.right === 'RULE' ? [`${actOf(rule)} (${written(rule)})`] : [actOf(rule), rightOf(rule)];
}

/** The rule without its i-th conjunct. */
export const without = (rule: Rule, i: number): Rule => ({ ...rule, all: rule.all.filter((_, j) => j !== i) });
