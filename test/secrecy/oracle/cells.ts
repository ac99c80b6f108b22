/** The table parsed: for a row of the matrix and a kind, the rights of the cell. */
import { KINDS, READING } from './table.js';

export type Right = 'S' | 'P' | 'X' | 'O';
export interface Alternative { right: Right; summaryOnly: boolean; source: string | null }

const CELLS = new Map<string, Map<string, Alternative[]>>();
for (const [row, text] of Object.entries(READING)) {
  const cells = text.trim().split(/\s+/);
  if (cells.length !== KINDS.length) throw new Error(`row ${row} has ${cells.length} cells`);
  CELLS.set(row, new Map(KINDS.map((kind, i) => [kind as string, parse(cells[i] ?? 'N')])));
}

function parse(cell: string): Alternative[] {
  if (cell === 'N') return [];
  return cell.split('+').map((part) => {
    const [, right, m, source] = /^([SPXO])(m?)(?::(\w+))?$/.exec(part) ?? [];
    if (!right) throw new Error(`cell ${cell}`);
    return { right: right as Right, summaryOnly: m === 'm', source: source ?? null };
  });
}

export function cell(row: string, kind: string): Alternative[] {
  return CELLS.get(row)?.get(kind) ?? [];
}

/** Does the row hold this right, full or summary, on this kind? */
export function holds(row: string, right: Right, kind: string): boolean {
  return cell(row, kind).some((a) => a.right === right);
}

const somewhere = new Map<string, boolean>();
export function holdsSomewhere(row: string, right: Right): boolean {
  const key = `${row} ${right}`;
  let known = somewhere.get(key);
  if (known === undefined) somewhere.set(key, known = KINDS.some((kind) => holds(row, right, kind)));
  return known;
}
