/** With whom one item is shared (docs/lecture-de-la-loi.md, § 7); on what legal basis: bases.ts. */
import { bound, discreet } from './bases.js';
import { FUNCTION_NAMES, type Function } from './functions.js';
import type { Detail, Kind } from './kinds.js';
import { MATRIX } from './matrix.js';

/** Whom the matrix says X of, whole or summarised. Magistrates and those whom no secrecy binds receive formal acts, never a share. */
export const addressees = (kind: Kind, detail: Detail): readonly Function[] =>
  FUNCTION_NAMES.filter((fn) => (bound(fn) || discreet(fn)) && MATRIX[fn][kind].some((c) => c.right === 'X' && c.detail === detail));
