import type { Function } from './functions.js';
import type { Kind } from './kinds.js';
import { MATRIX, mayEvaluate } from './matrix.js';

/** An admission opens a kind only where the function's row has P for it (or EVALUATEUR's row, for who may hold that duty). */
export function admissible(fn: Function, kind: Kind, evaluator: boolean): boolean {
  const byAdmission = (row: (typeof MATRIX)[Function], k: Kind): boolean => row[k].some((c) => c.right === 'P');
  if (byAdmission(MATRIX[fn], kind)) return true;
  return evaluator && mayEvaluate(MATRIX[fn]) && byAdmission(MATRIX.EVALUATEUR, kind);
}
