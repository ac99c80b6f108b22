/**
 * The language of the law: positive rules, made of eq, in and memberOf over NOT NULL columns. No null, no order, no negation, no question asked of a type.
 * It is small because its four readings (object, SQL, actors, explanation) must agree to the bit.
 */
import type { Right } from './matrix.js';

export interface Otherwise {
  code: string;
  phrase: string;
  article: string;
  ways: readonly string[];
}

export type Constant = string | number | boolean;
/** A value of the acting habilitation. */
export type OfActor = { actor: 'id' | 'departement' | 'professionnelId' };

export type Conjunct =
  | { op: 'eq'; column: string; value: Constant | OfActor; otherwise: Otherwise }
  | { op: 'in'; column: string; values: readonly string[]; otherwise: Otherwise }
  | { op: 'memberOf'; columns: readonly string[]; relation: RelationName; otherwise: Otherwise };

export type RelationName =
  | 'scope' | 'admissionKind' | 'admitted' | 'evaluatorKind' | 'evaluated' | 'share'
  | 'participates' | 'participatesFrom' | 'participatesAdmitted' | 'participatesAdmittedFrom' | 'openedThread' | 'openingThread' | 'authoredMessage' | 'territory' | 'exceptionOfAnother' | 'ownOrganisation'
  | 'askedOfMe' | 'proposalOfOthers' | 'validatedByAnother' | 'referentOf'
  | 'onCall' | 'brokenKind' | 'broken' | 'glassOfAnother' | 'anotherPerson'
  | 'intakeScope' | 'intakeAdmitted' | 'intakeBroken' | 'mineurScope' | 'mineurAdmissionKind' | 'mineurEvaluatorKind' | 'mineurBrokenKind' | 'transmittedIntake' | 'evaluatedChild' | 'intakeToQualify' | 'qualifiedByAnother' | 'conflictOfOthers'
  | 'ownSignalement' | 'signalementScope' | 'sealedSignalement' | 'receiptRecorded' | 'sealedLetter' | 'sentToParquet' | 'signs'
  | 'convoked' | 'convokedAdmitted' | 'scribing' | 'inHand';

export type Action =
  | 'read' | 'notice' | 'open' | 'write' | 'grant' | 'end' | 'add' | 'post' | 'correct' | 'withdraw' | 'acknowledge' | 'ask' | 'propose' | 'validate' | 'share' | 'answer' | 'break' | 'report' | 'qualify' | 'sign' | 'convene' | 'collect';

export interface Rule {
  /** A stable name, for the journal and for the mutants: type.action.right[.kind]. */
  name: string;
  type: string;
  action: Action;
  right: Right | 'RULE';
  article: string;
  because: string;
  all: readonly Conjunct[];
}

/** The acting habilitation, as the law knows it. */
export interface Who {
  id: string;
  function: string;
  departement: number;
  professionnelId: string;
}
