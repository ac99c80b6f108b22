/** ★ What the parquet may answer (CASF L.226-4), and what follows from each: several may coexist. starts: from the date of the decision; meets: what an earlier answer started. */
import type { ClockCode } from '../clocks/clocks.js';

export interface AnswerKind {
  readonly label: string;
  readonly article: string;
  readonly starts: readonly ClockCode[];
  /** What it starts only where the parquet answered something else before it. */
  readonly startsAfter: Readonly<Record<string, readonly ClockCode[]>>;
  readonly meets: readonly ClockCode[];
  /** Nothing is asked or answered after it. */
  readonly closes: boolean;
}
const kind = (label: string, article: string, rest: Partial<AnswerKind> = {}): AnswerKind => ({ label, article, starts: [], startsAfter: {}, meets: [], closes: false, ...rest });

export const ANSWERS = {
  OPP: kind('ordonnance de placement provisoire', 'C. civ. 375-5', { starts: ['OPP_PARQUET_TO_JE'] }),
  SAISINE_JUGE_DES_ENFANTS: kind('saisine du juge des enfants', 'C. civ. 375', { meets: ['OPP_PARQUET_TO_JE', 'TRAVEL_BAN_PROSECUTOR_TO_JE'], startsAfter: { OPP: ['OPP_PARQUET_JE_RULING'] } }),
  ENQUETE: kind('enquête', 'CPP 41'),
  RENVOI_DEPARTEMENT: kind('renvoi au département', 'C. civ. 375 al. 1 ; CASF L.226-4 I'),
  CLASSEMENT: kind('classement', 'CPP 40-1, 40-2', { closes: true }),
  ADMINISTRATEUR_AD_HOC: kind('désignation d’un administrateur ad hoc', 'CPP 706-50'),
  INTERDICTION_DE_SORTIE: kind('interdiction de sortie du territoire', 'C. civ. 375-5', { starts: ['TRAVEL_BAN_PROSECUTOR_TO_JE', 'TRAVEL_BAN_PROSECUTOR'] }),
} as const satisfies Record<string, AnswerKind>;
export type Answer = keyof typeof ANSWERS;
