/**
 * Each rule dropped, each conjunct of each rule dropped. A decision tells such a mutant from the law when the rule is the only one that opens, or when that
 * conjunct is the only thing missing; the first time, the mutated law itself is asked and must answer the other way.
 */
import { deciderOf } from '../../../libs/secrecy/decide.js';
import { type Facts, holds } from '../../../libs/secrecy/facts.js';
import type { Rule, Who } from '../../../libs/secrecy/language.js';
import { whyEquivalent } from './equivalent.js';
import { actOf, lineOf, linesOf, without } from './template.js';

/** `acts`: those whose rules the line is of. */
interface Mutant { name: string; decisive: number; equivalent: string | null; acts: Set<string> }
interface Watched { rule: Rule; dropped: Mutant[]; removed: Mutant[] }

export class RuleMutants {
  readonly mutants = new Map<string, Mutant>();
  readonly unproved: string[] = [];
  private readonly byAct = new Map<string, Watched[]>();

  constructor(private readonly lawOf: (fn: string) => readonly Rule[], functions: readonly string[]) {
    for (const fn of functions) {
      const rules = lawOf(fn);
      for (const rule of rules) {
        const watched = { rule, dropped: rule.all.map((_, i) => this.mutant(`${lineOf(rule, i)} dropped`, rules, rule, without(rule, i))),
          removed: linesOf(rule).map((line) => this.mutant(`${line} removed`, rules, rule, null)) };
        const key = `${fn} ${actOf(rule)}`;
        const list = this.byAct.get(key);
        if (list) list.push(watched); else this.byAct.set(key, [watched]);
      }
    }
  }

  /** Equivalent only if it is so for every rule that the line makes. */
  private mutant(name: string, rules: readonly Rule[], rule: Rule, mutated: Rule | null): Mutant {
    const why = whyEquivalent(rules, rule, mutated) ?? null;
    let mutant = this.mutants.get(name);
    if (!mutant) this.mutants.set(name, mutant = { name, decisive: 0, equivalent: why, acts: new Set() });
    else if (why === null) mutant.equivalent = null;
    mutant.acts.add(actOf(rule));
    return mutant;
  }

  decision(who: Who, type: string, action: string, row: Record<string, unknown>, facts: Facts): void {
    const watched = this.byAct.get(`${who.function} ${type}.${action}`);
    if (!watched) return;
    let opened: Watched | null = null;
    const near: [Watched, number][] = [];
    for (const w of watched) {
      const missing = onlyMissing(w.rule, row, who, facts);
      if (missing === -1) {
        if (opened) return;
        opened = w;
      } else if (missing !== undefined && !opened) near.push([w, missing]);
    }
    const hit = (mutant: Mutant, rule: Rule, mutated: Rule | null): void => {
      if (mutant.decisive++ === 0) this.prove(mutant, who, rule, mutated, row, facts, opened === null);
    };
    if (opened) for (const mutant of opened.removed) hit(mutant, opened.rule, null);
    else for (const [w, i] of near) hit(w.dropped[i]!, w.rule, without(w.rule, i));
  }

  private prove(mutant: Mutant, who: Who, rule: Rule, mutated: Rule | null, row: Record<string, unknown>, facts: Facts, opens: boolean): void {
    const law = this.lawOf(who.function).filter((r) => actOf(r) === actOf(rule)).flatMap((r) => (r === rule ? (mutated ? [mutated] : []) : [r]));
    if ((deciderOf(law)(who, rule.action, rule.type, row, facts) !== null) !== opens) this.unproved.push(mutant.name);
  }
}

/** -1: the rule opens; i: only its i-th conjunct fails; undefined: more than one does. */
function onlyMissing(rule: Rule, row: Record<string, unknown>, who: Who, facts: Facts): number | undefined {
  let missing = -1;
  for (let i = 0; i < rule.all.length; i++) {
    if (holds(rule.all[i]!, row, who, facts)) continue;
    if (missing !== -1) return undefined;
    missing = i;
  }
  return missing;
}
