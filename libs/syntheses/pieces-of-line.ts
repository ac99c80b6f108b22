/** What a line bears besides its words: named by its commitment, and carried to the line that corrects it; and where it is found, marked for its reader until the minutes name those very bytes. */
import type { Carried, Numbered } from '../documents/carried.js';
import type { JoinedTo } from '../documents/piece-file.js';
import { PieceSynthese } from '../documents/piece-synthese.entity.js';
import type { Tx } from '../platform/tx.js';
import type { MinuteLine } from './minute-line.entity.js';
import { Minutes } from './minutes.entity.js';

/** Of a line that one reads: who does not has none of them, and carries none. */
export const carriedBy = (tx: Tx, lineId: string): Promise<PieceSynthese[]> => tx.allowed(PieceSynthese, 'read', { where: { lineId }, order: ['number'] });

/** What joins, and what keeps it once its line names it. */
export interface Joins { what: Carried; kept: (piece: PieceSynthese) => Promise<void> }

/** All that judges the line, and hence each of them. */
export const ofLine = ({ departement, dossierId, homeId, syntheseId, pointId, kind, detail, source, authorId, type: lineType }: Pick<MinuteLine, 'departement' | 'dossierId' | 'homeId' | 'syntheseId' | 'pointId' | 'kind' | 'detail' | 'source' | 'authorId' | 'type'>): Judging =>
  ({ departement, dossierId, homeId, syntheseId, pointId, kind, detail, source, authorId, lineType });
type Judging = Pick<PieceSynthese, 'departement' | 'dossierId' | 'homeId' | 'syntheseId' | 'pointId' | 'kind' | 'detail' | 'source' | 'authorId' | 'lineType'>;

export async function bear(tx: Tx, line: MinuteLine, pieces: readonly Numbered[]): Promise<PieceSynthese[]> {
  const rows: PieceSynthese[] = [];
  for (const piece of pieces) rows.push(await tx.add(PieceSynthese, 'write', { ...ofLine(line), lineId: line.id, ...piece }, { field: 'lineId' }));
  return rows;
}

export const TO_SYNTHESE: JoinedTo = {
  type: PieceSynthese.name,
  async find(tx, id) {
    const [row] = await tx.allowed(PieceSynthese, 'read', { where: { id } });
    if (!row) return null;
    const [minutes] = await tx.allowed(Minutes, 'read', { where: { syntheseId: row.syntheseId } });
    return { row, place: { holder: row.dossierId, document: row.documentId }, asSigned: minutes !== undefined };
  },
};
