/** Where a piece of a letter is found, and kept: marked for its reader while it is a draft; once sealed, the very bytes that the letter names by their hash, like the letter itself. */
import { createHash } from 'node:crypto';
import type { JoinedTo } from '../documents/piece-file.js';
import { PieceSignalement } from '../documents/piece-signalement.entity.js';
import type { Shelf } from '../documents/shelf.js';
import { openWhole } from '../platform/seal-segments.js';
import type { Tx } from '../platform/tx.js';
import { sealOf } from './unsealed.js';

export const TO_SIGNALEMENT: JoinedTo = {
  type: PieceSignalement.name,
  async find(tx, id) {
    const [row] = await tx.allowed(PieceSignalement, 'read', { where: { id } });
    if (!row) return null;
    const seal = await sealOf(tx, row.signalementId);
    return { row, place: { holder: row.signalementId, document: row.documentId }, asSigned: seal?.version === row.version };
  },
};

/** Its bytes, for the package. Bytes that are not those that the letter names do not leave. */
export async function namedBytes(tx: Tx, shelf: Shelf, piece: PieceSignalement): Promise<Buffer> {
  const { key, name } = await tx.fileKey(piece);
  const file = await shelf.files.open(name);
  if (!file) throw new Error('a piece without its file');
  try {
    const bytes = await openWhole(file, key, { holder: piece.signalementId, document: piece.documentId });
    if (createHash('sha256').update(bytes).digest('hex') !== piece.hash) throw new Error('a piece that is not what the letter names');
    return bytes;
  } finally {
    key.fill(0);
    await file.close();
  }
}
