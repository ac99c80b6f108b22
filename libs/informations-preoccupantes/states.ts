/** The states of an information préoccupante, and the moves that each may make: the database checks them (migrations 0042, 0060). */
export const MOVES = {
  RECEIVED: ['NOT_IP', 'COMPLEMENT', 'FORWARDED', 'QUALIFIED'],
  NOT_IP: [],
  COMPLEMENT: [],
  FORWARDED: [],
  QUALIFIED: ['IN_EVALUATION'],
  IN_EVALUATION: ['REPORT_SUBMITTED'],
  REPORT_SUBMITTED: ['IN_EVALUATION', 'CLOSED_NO_ACTION', 'ADMIN_HELP_PROPOSED', 'JUDICIAL_REFERRAL'],
  CLOSED_NO_ACTION: [],
  ADMIN_HELP_PROPOSED: ['JUDICIAL_REFERRAL'],
  JUDICIAL_REFERRAL: [],
} as const satisfies Record<string, readonly string[]>;

export type State = keyof typeof MOVES;
export const STATES = Object.keys(MOVES) as State[];
/** Something may still become of it. */
export const OPEN: readonly string[] = STATES.filter((state) => MOVES[state].length > 0);

/** What may be decided of an evaluation. COMPLEMENTS sends the report back; a judge may be seized at any time before, and the evaluation goes on (CASF D.226-2-3 II, D.226-2-4 II). */
export const OUTCOMES = ['CLOSED_NO_ACTION', 'ADMIN_HELP_PROPOSED', 'JUDICIAL_REFERRAL', 'COMPLEMENTS'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** Nothing is decided of it yet: nothing is closed. */
export const UNDECIDED: readonly string[] = ['RECEIVED', 'QUALIFIED', 'IN_EVALUATION', 'REPORT_SUBMITTED'];
