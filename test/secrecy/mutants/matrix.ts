/**
 * Each cell of the product's matrix changed: a right removed, a summary opened whole, a whole reduced to its summary, a condition on the source dropped,
 * and every right that the cell does not hold added to it. Each must be told from the oracle by the object reading and by the SQL reading.
 */
import { FUNCTION_NAMES, type Function } from '../../../libs/secrecy/functions.js';
import { KINDS, type Kind } from '../../../libs/secrecy/kinds.js';
import type { Rule } from '../../../libs/secrecy/language.js';
import { rulesOf } from '../../../libs/secrecy/law.js';
import { type Alternative, type Matrix, MATRIX, type Right, type RowName } from '../../../libs/secrecy/matrix.js';
import { basesFor } from '../oracle/basis.js';
import { covered, print } from './equivalent.js';

export interface MatrixMutant { name: string; row: RowName; kind: Kind; matrix: Matrix }

const RIGHTS: readonly Right[] = ['S', 'P', 'X', 'O'];
/** The duty of evaluator is held by admission: it knows no territory and no authorship. */
const EVALUATOR_RIGHTS: readonly Right[] = ['P', 'X'];

function changes(cell: readonly Alternative[], rights: readonly Right[]): [string, Alternative[]][] {
  const out: [string, Alternative[]][] = [];
  cell.forEach((a, i) => {
    const put = (what: string, changed: Alternative[]): void => void out.push([what, [...cell.slice(0, i), ...changed, ...cell.slice(i + 1)]]);
    put(`without ${a.right}`, []);
    const { when, ...unconditional } = a;
    if (when) put(`${a.right} from any source`, [unconditional]);
    put(a.detail === 'FULL' ? `${a.right} to ${a.right}(m)` : `${a.right}(m) to ${a.right}`, [{ ...a, detail: a.detail === 'FULL' ? 'SUMMARY' : 'FULL' }]);
  });
  for (const right of rights) if (!cell.some((a) => a.right === right)) out.push([`with ${right}`, [...cell, { right, detail: 'FULL' }]]);
  return out;
}

export function matrixMutants(): MatrixMutant[] {
  const rows: RowName[] = [...FUNCTION_NAMES, 'EVALUATEUR'];
  return rows.flatMap((row) => KINDS.flatMap((kind) =>
    changes(MATRIX[row][kind], row === 'EVALUATEUR' ? EVALUATOR_RIGHTS : RIGHTS).map(([what, cell]) => ({
      name: `${row} ${kind} ${what}`, row, kind, matrix: { ...MATRIX, [row]: { ...MATRIX[row], [kind]: cell } },
    }))));
}

/** With whom no legal basis lets anybody share this kind: the table takes no row for X to be told by. */
const neverAddressed = (fn: string, kind: string): boolean => FUNCTION_NAMES.every((sender) => basesFor(sender, fn, kind).length === 0);

const printed = (rule: Rule): string => `${rule.type}.${rule.action} ${rule.all.map(print).join(' & ')}`;

/** Each function whose law the mutant changes, with its mutated law. A function whose rules merely overlap otherwise is left out: no world can tell. */
export function mutatedLaws(mutant: MatrixMutant, lawOf: (fn: string) => readonly Rule[]): Map<Function, Rule[]> {
  const laws = new Map<Function, Rule[]>();
  for (const fn of mutant.row === 'EVALUATEUR' ? FUNCTION_NAMES : [mutant.row]) {
    const before = lawOf(fn);
    const after = rulesOf(fn, mutant.matrix);
    const [was, is] = [new Set(before.map(printed)), new Set(after.map(printed))];
    const gone = before.filter((rule) => !is.has(printed(rule)));
    const come = after.filter((rule) => !was.has(printed(rule)) && !(rule.right === 'X' && neverAddressed(fn, mutant.kind)));
    if (gone.some((rule) => !covered(rule, after)) || come.some((rule) => !covered(rule, before))) laws.set(fn, after);
  }
  return laws;
}
