/**
 * « Pourquoi ? »: the same rules, conjunct by conjunct; the first that fails in the rule that went furthest. No second decision tree.
 * Asked only for what the actor may notice: for the rest the answer is that of an unknown id.
 */
import { holds, type Facts } from './facts.js';
import { FUNCTIONS, type Function } from './functions.js';
import type { Kind } from './kinds.js';
import { isKind } from './to-sql.js';
import type { Action, Otherwise, Rule, Who } from './language.js';
import { closedKind, NOT_BY_YOU } from './otherwise.js';

export type Explanation =
  | { allowed: true; because: string; article: string; rule: string }
  | { allowed: false; otherwise: Otherwise; rule: string | null };

export function explain(rules: readonly Rule[], who: Who, action: Action, type: string, row: Record<string, unknown>, facts: Facts): Explanation {
  let nearest: { passed: number; rule: Rule; otherwise: Otherwise } | null = null;
  let rulesOfAction = 0;
  for (const rule of rules) {
    if (rule.type !== type || rule.action !== action) continue;
    rulesOfAction += 1;
    const failing = rule.all.findIndex((c) => !holds(c, row, who, facts));
    if (failing === -1) return { allowed: true, because: rule.because, article: rule.article, rule: rule.name };
    // A rule about another kind explains nothing of this row.
    if (isKind(rule.all[failing]!)) continue;
    if (!nearest || failing > nearest.passed) nearest = { passed: failing, rule, otherwise: rule.all[failing]!.otherwise };
  }
  const discretion = FUNCTIONS[who.function as Function]?.regime === 'DISCRETION';
  if (nearest && !(discretion && row.kind !== 'LOG')) return { allowed: false, otherwise: nearest.otherwise, rule: nearest.rule.name };
  return { allowed: false, rule: null, otherwise: rulesOfAction && row.kind ? closedKind(row.kind as Kind, discretion) : NOT_BY_YOU };
}
