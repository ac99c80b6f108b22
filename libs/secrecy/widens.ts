import type { Detail, Kind, Source } from './kinds.js';
import { MATRIX, type Alternative, type Matrix } from './matrix.js';

interface Written { detail: Detail; source: Source }

const opens = ({ detail, when }: Alternative, row: Written): boolean => (detail === 'FULL' || row.detail === 'SUMMARY') && (!when || when.source === row.source);

/** Whether some cell of this kind would open what is written `to`, that does not open what was written `from`: the summary of a whole, or another file of care. */
export const widens = (kind: Kind, from: Written, to: Written, matrix: Matrix = MATRIX): boolean =>
  Object.values(matrix).some((row) => row[kind].some((cell) => opens(cell, to)) && !row[kind].some((cell) => opens(cell, from)));
