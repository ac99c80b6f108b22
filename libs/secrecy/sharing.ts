/** With whom one item is shared, and on what legal basis (CASF L.226-2-2 and others, consolidated end of 2023; docs/lecture-de-la-loi.md, § 7). */
import { FUNCTION_NAMES, FUNCTIONS, type Function } from './functions.js';
import type { Detail, Kind } from './kinds.js';
import { MATRIX } from './matrix.js';

const bound = (fn: Function): boolean => ['BY_PROFESSION', 'BY_MISSION', 'BY_FUNCTION'].includes(FUNCTIONS[fn].regime);
const discreet = (fn: Function): boolean => FUNCTIONS[fn].regime === 'DISCRETION';

/** Whom the matrix says X of, whole or summarised. Magistrates and those whom no secrecy binds receive formal acts, never a share. */
export const addressees = (kind: Kind, detail: Detail): readonly Function[] =>
  FUNCTION_NAMES.filter((fn) => (bound(fn) || discreet(fn)) && MATRIX[fn][kind].some((c) => c.right === 'X' && c.detail === detail));

const UP_THE_LINE: readonly Function[] = ['AGENT_CRIP', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', 'RESPONSABLE_ADOPTION'];
const YOUTH_JUSTICE: readonly Function[] = ['EDUCATEUR_PJJ', 'EDUCATEUR_ASSOCIATION', 'CADRE_ASSOCIATION', 'EDUCATEUR_MECS'];

type Holds = (sender: Function, reader: Function) => boolean;
const amongBound: Holds = (sender, reader) => bound(sender) && bound(reader);

/** What each basis asks of both. A basis that is not here founds no share to those who may be addressed. */
const BASES: Readonly<Record<string, Holds>> = {
  CASF_226_2_2: amongBound,
  CASF_221_6: (sender, reader) => bound(sender) && UP_THE_LINE.includes(reader),
  CSP_1110_4_II: (sender, reader) => amongBound(sender, reader) && (FUNCTIONS[sender].health || FUNCTIONS[reader].health),
  CSP_1110_4_III: (sender, reader) => FUNCTIONS[sender].health && FUNCTIONS[reader].health,
  CJPM_241_2: (sender, reader) => YOUTH_JUSTICE.includes(sender) && (bound(reader) || discreet(reader)),
};

export const basisHolds = (basis: string, sender: Function, reader: Function): boolean => BASES[basis]?.(sender, reader) ?? false;
