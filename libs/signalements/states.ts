/**
 * ★ How a signalement moves, as data: which facts there are, what each asks to be there before it, who takes it, how far it is told, which clocks it starts and meets. How far one went is read from the
 * facts that exist, and written nowhere. Answers have their own table (answers.ts).
 */
import type { ClockCode } from '../clocks/clocks.js';
import type { EventType } from '../platform/event.entity.js';
import { ANSWERS, type Answer } from './answers.js';

export const STEP_FACTS = ['SENT', 'DEPOSITED', 'RECEIVED', 'RECEIPT_RECORDED', 'ACKNOWLEDGED', 'ANSWERED', 'AUTHOR_TOLD', 'COMPLEMENT_ASKED', 'COMPLEMENT_SENT', 'PARENTS_TIMING', 'PARENTS_TOLD', 'PROVISIONAL_RULED', 'PROVISIONAL_EXTENDED', 'MERITS_RULED'] as const;
export type StepFact = (typeof STEP_FACTS)[number];
export type Reach = 'AUTHOR' | 'DEPARTEMENT';

export interface Move {
  /** Any of these. */
  readonly after: readonly (StepFact | 'SEALED')[];
  /** Its code when it is asked a second time. */
  readonly once?: string;
  /** Possible still, once the parquet has closed it. */
  readonly afterTheEnd: boolean;
  /** To a direct author too, or to the parquet and the département alone; null: as is said each time. */
  readonly reach: Reach | null;
  readonly event: EventType;
  /** Unless another fact started one of that code: by whichever way a parquet is seized, it is seized once. */
  readonly starts: readonly ClockCode[];
  /** It starts nothing where one of these was taken before it. */
  readonly startsUnless: readonly StepFact[];
  /** Which clocks, and the fact that started each: of every row of that fact. */
  readonly meets: readonly (readonly [StepFact | 'SEALED', ClockCode])[];
}

const move = (after: Move['after'], reach: Move['reach'], event: EventType, rest: Partial<Move> = {}): Move => ({ after, reach, event, afterTheEnd: false, starts: [], startsUnless: [], meets: [], ...rest });

export const MOVES: Readonly<Record<StepFact, Move>> = {
  SENT: move(['SEALED'], 'AUTHOR', 'signalement.sent', { once: 'DEJA_TRANSMIS', starts: ['SIGNALEMENT_RECEPTION', 'PARENTS_WRITTEN_NOTICE'], meets: [['SEALED', 'SIGNALEMENT_SENDING']] }),
  // As a package, to a parquet that does not connect, or that did not answer here; whoever handed it over records that it arrived.
  DEPOSITED: move(['SEALED'], 'AUTHOR', 'signalement.deposited', { once: 'DEJA_REMIS', starts: ['SIGNALEMENT_RECEPTION', 'PARENTS_WRITTEN_NOTICE'], meets: [['SEALED', 'SIGNALEMENT_SENDING']] }),
  // From then on the département asks that parquet what became of it, and records what it is told.
  RECEIPT_RECORDED: move(['DEPOSITED'], 'AUTHOR', 'signalement.receipt-recorded', { once: 'DEJA_CONSTATE', afterTheEnd: true, starts: ['SIGNALEMENT_FOLLOW_UP'], startsUnless: ['ACKNOWLEDGED'],
    meets: [['SENT', 'SIGNALEMENT_RECEPTION'], ['DEPOSITED', 'SIGNALEMENT_RECEPTION'], ['RECEIVED', 'SIGNALEMENT_ACK'], ['RECEIVED', 'SIGNALEMENT_ACK_GRAVE']] }),
  // By the machine, when a magistrate is there (apps/worker/receive-signalement.ts), which starts the clock of the acknowledgement.
  RECEIVED: move(['SENT'], 'AUTHOR', 'signalement.received', { once: 'DEJA_RECU', afterTheEnd: true, meets: [['SENT', 'SIGNALEMENT_RECEPTION']] }),
  ACKNOWLEDGED: move(['SENT'], 'AUTHOR', 'signalement.acknowledged', { once: 'DEJA_ACCUSE', afterTheEnd: true, starts: ['SIGNALEMENT_OUTCOME'], meets: [['SENT', 'SIGNALEMENT_RECEPTION'], ['DEPOSITED', 'SIGNALEMENT_RECEPTION'], ['RECEIVED', 'SIGNALEMENT_ACK'], ['RECEIVED', 'SIGNALEMENT_ACK_GRAVE'], ['RECEIPT_RECORDED', 'SIGNALEMENT_FOLLOW_UP']] }),
  ANSWERED: move(['ACKNOWLEDGED', 'RECEIPT_RECORDED'], 'DEPARTEMENT', 'signalement.answered', { meets: [['ACKNOWLEDGED', 'SIGNALEMENT_OUTCOME'], ['RECEIPT_RECORDED', 'SIGNALEMENT_FOLLOW_UP']] }),
  AUTHOR_TOLD: move(['ACKNOWLEDGED'], 'AUTHOR', 'signalement.author-told', { afterTheEnd: true }),
  COMPLEMENT_ASKED: move(['ACKNOWLEDGED', 'RECEIPT_RECORDED'], null, 'signalement.complement-asked', { starts: ['SIGNALEMENT_COMPLEMENT'] }),
  // After the end too: a direct author does not know that it is over, and what they add is never refused.
  COMPLEMENT_SENT: move(['SENT', 'DEPOSITED'], null, 'signalement.complement-sent', { afterTheEnd: true }),
  PARENTS_TIMING: move(['ACKNOWLEDGED', 'RECEIPT_RECORDED'], 'DEPARTEMENT', 'signalement.parents-timing', { afterTheEnd: true }),
  PARENTS_TOLD: move(['SENT', 'DEPOSITED'], 'DEPARTEMENT', 'signalement.parents-told', { afterTheEnd: true, meets: [['SENT', 'PARENTS_WRITTEN_NOTICE'], ['DEPOSITED', 'PARENTS_WRITTEN_NOTICE']] }),
  // The judge, once seized: what is provisional is to be ruled on the merits, or extended once (CPC 1185); either rules on a travel ban too (C. civ. 375-5).
  PROVISIONAL_RULED: move(['ANSWERED'], 'DEPARTEMENT', 'signalement.judged', { afterTheEnd: true, starts: ['PROVISIONAL_MERITS'], meets: [['ANSWERED', 'OPP_PARQUET_JE_RULING'], ['ANSWERED', 'TRAVEL_BAN_PROSECUTOR']] }),
  PROVISIONAL_EXTENDED: move(['PROVISIONAL_RULED'], 'DEPARTEMENT', 'signalement.judged', { afterTheEnd: true, starts: ['PROVISIONAL_EXTENSION'], meets: [['PROVISIONAL_RULED', 'PROVISIONAL_MERITS']] }),
  MERITS_RULED: move(['ANSWERED'], 'DEPARTEMENT', 'signalement.judged', { afterTheEnd: true,
    meets: [['ANSWERED', 'OPP_PARQUET_JE_RULING'], ['ANSWERED', 'TRAVEL_BAN_PROSECUTOR'], ['PROVISIONAL_RULED', 'PROVISIONAL_MERITS'], ['PROVISIONAL_EXTENDED', 'PROVISIONAL_EXTENSION']] }),
};

export type State = 'DRAFT' | 'SEALED' | 'SENT' | 'RECEIVED' | 'ACKNOWLEDGED' | 'ANSWERED' | 'CLOSED';
export interface Taken { fact: StepFact; answer: string }

export const closes = ({ answer }: Taken): boolean => answer !== 'NONE' && ANSWERS[answer as Answer].closes;

/** By whichever way it went. */
const FURTHEST: readonly (readonly [State, readonly StepFact[]])[] = [['ANSWERED', ['ANSWERED']], ['ACKNOWLEDGED', ['ACKNOWLEDGED']], ['RECEIVED', ['RECEIVED', 'RECEIPT_RECORDED']], ['SENT', ['SENT', 'DEPOSITED']]];

/** The furthest that one can tell. */
export function stateOf(sealed: boolean, steps: readonly Taken[]): State {
  if (steps.some(closes)) return 'CLOSED';
  return FURTHEST.find(([, facts]) => steps.some(({ fact }) => facts.includes(fact)))?.[0] ?? (sealed ? 'SEALED' : 'DRAFT');
}

/** Why this fact may not be added to those that are there: it is there already, what must come first is not, or all is over. */
export function whyNot(fact: StepFact, sealed: boolean, done: readonly Taken[]): 'DONE' | 'TOO_SOON' | 'OVER' | null {
  const { after, once, afterTheEnd } = MOVES[fact];
  if (once && done.some((step) => step.fact === fact)) return 'DONE';
  if (!after.some((one) => (one === 'SEALED' ? sealed : done.some((step) => step.fact === one)))) return 'TOO_SOON';
  return !afterTheEnd && done.some(closes) ? 'OVER' : null;
}
