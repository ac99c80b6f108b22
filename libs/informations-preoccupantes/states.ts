/** The states of an information préoccupante, and the moves that each may make: the database checks them (migration 0042). */
export const MOVES = {
  RECEIVED: ['NOT_IP', 'COMPLEMENT', 'FORWARDED', 'QUALIFIED'],
  NOT_IP: [],
  COMPLEMENT: [],
  FORWARDED: [],
  QUALIFIED: ['IN_EVALUATION', 'JUDICIAL_REFERRAL'],
  IN_EVALUATION: ['REPORT_SUBMITTED', 'JUDICIAL_REFERRAL'],
  REPORT_SUBMITTED: ['IN_EVALUATION', 'CLOSED_NO_ACTION', 'ADMIN_HELP_PROPOSED', 'JUDICIAL_REFERRAL'],
  CLOSED_NO_ACTION: [],
  ADMIN_HELP_PROPOSED: ['JUDICIAL_REFERRAL'],
  JUDICIAL_REFERRAL: [],
} as const satisfies Record<string, readonly string[]>;

export const STATES = Object.keys(MOVES) as (keyof typeof MOVES)[];
/** Something may still become of it. */
export const OPEN: readonly string[] = STATES.filter((state) => MOVES[state].length > 0);
