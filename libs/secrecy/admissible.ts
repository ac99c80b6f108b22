import type { Function } from './functions.js';
import type { Kind } from './kinds.js';
import { MATRIX } from './matrix.js';

/** An admission opens a kind only where the function's row has P for it (or EVALUATEUR's row, for who holds a P anywhere but LOG). */
export function admissible(fn: Function, kind: Kind, evaluator: boolean): boolean {
  const byAdmission = (row: (typeof MATRIX)[Function], k: Kind): boolean => row[k].some((c) => c.right === 'P');
  if (byAdmission(MATRIX[fn], kind)) return true;
  return evaluator && byAdmission(MATRIX[fn], 'IDE') && byAdmission(MATRIX.EVALUATEUR, kind);
}
