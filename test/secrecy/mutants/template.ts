/**
 * The law writes a rule once and applies it to functions and kinds: that is what a mutant of a rule is. Rules that differ by function, kind or source
 * alone are one template; what is proper to a function and a kind is mutated in the matrix.
 */
import type { Conjunct, Rule } from '../../../libs/secrecy/language.js';

export function conjunctName(c: Conjunct): string {
  switch (c.op) {
    case 'eq': {
      if (typeof c.value === 'object') return `${c.column} = my ${c.value.actor}`;
      return c.column === 'kind' || c.column === 'source' ? `${c.column} = …` : `${c.column} = ${String(c.value)}`;
    }
    case 'in': return `${c.column} in …`;
    default: return `${c.relation}(${c.columns.join(', ')})`;
  }
}

export const actOf = (rule: Rule): string => `${rule.type}.${rule.action}`;
export const templateOf = (rule: Rule): string => `${actOf(rule)} ${rule.right}: ${rule.all.map(conjunctName).join(' & ')}`;
/** The rule without its i-th conjunct. */
export const without = (rule: Rule, i: number): Rule => ({ ...rule, all: rule.all.filter((_, j) => j !== i) });
