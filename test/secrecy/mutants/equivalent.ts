/**
 * Mutants that no world can tell from the law, each with its reason. Nothing is excused by name: a mutant is equivalent when what was dropped follows from
 * what is left, when another rule of the same function already opens as much, or when the table's checks leave no row to judge.
 */
import type { Conjunct, RelationName, Rule } from '../../../libs/secrecy/language.js';

/** A line of the first relation is a line of the others, on the same first columns. */
const FOLLOWS: Partial<Record<RelationName, readonly RelationName[]>> = {
  admissionKind: ['admitted'], evaluatorKind: ['admissionKind', 'evaluated', 'admitted'], evaluated: ['admitted'], participatesFrom: ['participates'],
  participatesAdmitted: ['participates'], openingThread: ['openedThread'], brokenKind: ['broken', 'admissionKind', 'admitted'], broken: ['admitted'], 
  intakeBroken: ['intakeAdmitted'], mineurEvaluatorKind: ['mineurAdmissionKind'], mineurBrokenKind: ['mineurAdmissionKind'],
  convokedAdmitted: ['convoked'], participatesAdmittedFrom: ['participatesAdmitted', 'participatesFrom', 'participates'],
};

/** What the SQL checks of a table say of every row. */
const ALWAYS: Record<string, Record<string, readonly string[]>> = {
  Enfant: { kind: ['IDE'] },
  PriorInformation: { kind: ['FAM'] }, Personne: { kind: ['FAM'] }, Lien: { kind: ['FAM'] }, LieuProtege: { kind: ['LIE'], detail: ['FULL'] }, PriorValidation: { kind: ['FAM'], detail: ['FULL', 'SUMMARY'] },
  Thread: { detail: ['FULL'], kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] },
  MineurConcerne: { kind: ['IDE'] }, InformationDesParents: { kind: ['FAM'] }, Informant: { kind: ['INF'] }, ElementRecueilli: { kind: ['FAM', 'SCO', 'SOC', 'MED', 'PAR', 'ENF'] }, PieceRecueillie: { kind: ['FAM', 'SCO', 'SOC', 'MED', 'PAR', 'ENF'] },
  Contribution: { kind: ['FAM', 'SCO', 'SOC', 'MED', 'PAR', 'ENF'] }, PieceEvaluation: { kind: ['FAM', 'SCO', 'SOC', 'MED', 'PAR', 'ENF'] }, Rencontre: { kind: ['SOC'] }, RapportEvaluation: { kind: ['SOC'] }, AvisTitulaire: { kind: ['FAM'] },
  SynthesePoint: { kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] },
  PieceSynthese: { kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] },
  MinuteLine: { kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] },
  ActionItem: { kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] }, ActionStep: { kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] },
  Observation: { kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] }, ObservationAnswer: { kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] }, FamilyStep: { kind: ['FAM', 'ENF'] },
  Message: { kind: ['IDE', 'FAM', 'SCO', 'SOC', 'MED', 'JUD', 'PAR', 'ENF', 'LOG'] },
};

/** A conjunct in a few characters: what is said otherwise changes nothing of what it opens. */
export function print(c: Conjunct): string {
  if (c.op === 'memberOf') return `${c.relation}(${c.columns.join()})`;
  if (c.op === 'in') return `${c.column} in ${c.values.join()}`;
  return typeof c.value === 'object' ? `${c.column}=my ${c.value.actor}` : `${c.column}=${c.value}`;
}

function same(a: Conjunct, b: Conjunct): boolean {
  return a === b || (a.op === b.op && print(a) === print(b));
}

function follows(from: Conjunct, to: Conjunct): boolean {
  if (same(from, to)) return true;
  if (from.op !== 'memberOf' || to.op !== 'memberOf') return false;
  return (FOLLOWS[from.relation] ?? []).includes(to.relation) && to.columns.every((column, i) => from.columns[i] === column);
}

function checked(type: string, c: Conjunct): 'always' | 'never' | undefined {
  if (c.op !== 'eq' || typeof c.value === 'object') return undefined;
  const values = ALWAYS[type]?.[c.column];
  if (!values) return undefined;
  if (!values.includes(String(c.value))) return 'never';
  return values.length === 1 ? 'always' : undefined;
}

const unreachable = (rule: Rule): boolean => rule.all.some((c) => checked(rule.type, c) === 'never');

/** A part of a signalement is of its signalement's département, by its key: a row that is there and is found by it is at home. */
const OF_ONE_HOME = new Set<RelationName>(['ownSignalement', 'signalementScope', 'sealedSignalement', 'receiptRecorded', 'sealedLetter', 'sentToParquet']);
const keyed = ({ action }: Rule, from: Conjunct, to: Conjunct): boolean =>
  action === 'read' && from.op === 'memberOf' && OF_ONE_HOME.has(from.relation) && to.op === 'eq' && to.column === 'departement';

/** Everything that `narrow` opens, `wide` opens. */
function subsumed(narrow: Rule, wide: Rule): boolean {
  return wide.all.every((c) => checked(wide.type, c) === 'always' || narrow.all.some((d) => follows(d, c) || keyed(narrow, d, c)));
}

/** Why the law of this function is the same once `mutant` stands for `rule` (or nothing does); undefined when a world may tell. */
export function whyEquivalent(rules: readonly Rule[], rule: Rule, mutant: Rule | null): string | undefined {
  const others = rules.filter((r) => r !== rule && r.type === rule.type && r.action === rule.action);
  if (mutant === null) {
    if (unreachable(rule)) return 'no row of this table has this kind or detail';
    const wider = others.find((r) => subsumed(rule, r));
    return wider && 'another rule of the function already opens it';
  }
  if (unreachable(mutant)) return 'no row of this table has this kind or detail';
  if (subsumed(mutant, rule)) return 'what is dropped follows from the rest, or from a check of the table';
  const wider = others.find((r) => subsumed(mutant, r));
  return wider && 'another rule of the function already opens it';
}

/** Whatever the world, the rows that this rule opens are opened by these rules. */
export const covered = (rule: Rule, by: readonly Rule[]): boolean =>
  unreachable(rule) || by.some((r) => r.type === rule.type && r.action === rule.action && subsumed(rule, r));
