/**
 * « Pourquoi ? »: the same rules, conjunct by conjunct; the first that fails in the rule that went furthest. No second decision tree.
 * Asked only for what the actor may notice: for the rest the answer is that of an unknown id.
 */
import { holds, NO_FACTS, type Facts } from './facts.js';
import { FUNCTIONS, type Function } from './functions.js';
import type { Kind } from './kinds.js';
import { isKind } from './to-sql.js';
import type { Action, Otherwise, Rule, Who } from './language.js';
import { closedKind, NOT_ADMITTED, NOT_BY_YOU } from './otherwise.js';

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
  // Whoever is bound by discretion alone receives no secret, by whatever rule: that is the reason, before any other.
  if (discretion && row.kind && row.kind !== 'LOG') return { allowed: false, rule: null, otherwise: closedKind(row.kind as Kind, true) };
  if (nearest) return { allowed: false, otherwise: nearest.otherwise, rule: nearest.rule.name };
  return { allowed: false, rule: null, otherwise: rulesOfAction && row.kind ? closedKind(row.kind as Kind, discretion) : NOT_BY_YOU };
}

/** Why a participant would not read: their own relations are not ours to look up, so their admission is taken for granted and a share is not. */
export function exclusion(rules: readonly Rule[], who: Who, type: string, row: Record<string, unknown>): Otherwise {
  let nearest: Otherwise | null = null;
  const discretion = FUNCTIONS[who.function as Function]?.regime === 'DISCRETION';
  if (discretion && row.kind !== 'LOG') return closedKind(row.kind as Kind, true);
  for (const rule of rules) {
    if (rule.type !== type || rule.action !== 'read' || rule.right === 'O') continue;
    const failing = rule.all.find((c) => (c.op === 'memberOf' ? c.relation === 'share' || c.relation.startsWith('eval') : !holds(c, row, who, NO_FACTS)));
    if (!failing) return NOT_ADMITTED;
    if (!isKind(failing)) nearest ??= failing.otherwise;
  }
  return nearest ?? closedKind(row.kind as Kind, discretion);
}
