/**
 * The object reading: may this actor do this to this row? CASL holds the rules; our matcher reads the three operators.
 * One ability per function, made once: the actor and the relations travel with the row.
 */
import { Ability, type RawRule } from '@casl/ability';
import { FUNCTION_NAMES, type Function } from './functions.js';
import { rulesOf } from './law.js';
import type { Action, Conjunct, Rule, Who } from './language.js';
import { holds, type Facts } from './facts.js';

export type Judged = Record<string, unknown>;

class Candidate {
  constructor(readonly type: string, readonly row: Judged, readonly who: Who, readonly facts: Facts) {}
}

type LawAbility = Ability<[string, string | Candidate], readonly Conjunct[]>;
type LawRule = RawRule<[string, string], readonly Conjunct[]> & { law: Rule };

export interface Decider {
  /** The rule that allows, or null. */
  (who: Who, action: Action, type: string, row: Judged, facts: Facts): Rule | null;
}

/** Builds the decider of one set of rules. Rules are indexed by CASL; the last written is tried first, which changes nothing since all are positive. */
export function deciderOf(rules: readonly Rule[]): Decider {
  const byName = new Map<unknown, Rule>();
  const raw = rules.map((law): LawRule => {
    byName.set(law.all, law);
    return { action: law.action, subject: law.type, conditions: law.all, law };
  });
  const ability: LawAbility = new Ability(raw, {
    conditionsMatcher: (all: readonly Conjunct[]) => (c: object) => {
      const { row, who, facts } = c as Candidate;
      return all.every((conjunct) => holds(conjunct, row, who, facts));
    },
    detectSubjectType: (c: object) => (c as Candidate).type,
  });
  return (who, action, type, row, facts) => {
    const found = ability.relevantRuleFor(action, new Candidate(type, row, who, facts));
    return found ? (byName.get(found.conditions) ?? null) : null;
  };
}

const deciders = new Map<Function, Decider>();

export const decide: Decider = (who, action, type, row, facts) => {
  const fn = who.function as Function;
  let decider = deciders.get(fn);
  if (!decider) {
    if (!FUNCTION_NAMES.includes(fn)) return null;
    deciders.set(fn, (decider = deciderOf(rulesOf(fn))));
  }
  return decider(who, action, type, row, facts);
};
