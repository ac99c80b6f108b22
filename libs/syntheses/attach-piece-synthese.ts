import { createHash, randomUUID } from 'node:crypto';
import { PieceSynthese } from '../documents/piece-synthese.entity.js';
import type { Shelf } from '../documents/shelf.js';
import { MOST_PIECES } from '../documents/types.js';
import { wordsOfFile } from '../documents/words-of-file.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { atTable, requireOpen } from './at-table.js';
import { chargeBy } from './charge.js';
import { MinuteLine } from './minute-line.entity.js';
import { carriedBy, ofLine } from './pieces-of-line.js';
import type { AttachPieceSyntheseInput } from './pieces-synthese.inputs.js';
import { write } from './write-line.js';

/**
 * A deposit that was examined joins a line that one reads, by the pen: another line takes its place, of the same words, whose commitment names the file; until the minutes are
 * validated, and their hash is of it. A file says the whole: none joins a point that is told in summary. The line bears the id of the deposit: a second try makes nothing twice.
 */
export async function attachPieceSynthese(tx: Tx, shelf: Shelf, input: AttachPieceSyntheseInput): Promise<MinuteLine> {
  const lineId = uuid('lineId', input.lineId);
  const depositId = uuid('depositId', input.depositId);
  const former = await tx.get(MinuteLine, lineId, 'read', 'lineId');
  await atTable(tx, former.syntheseId);
  await tx.lock('request', depositId);
  const { id: authorId } = tx.actor;
  const [already] = await tx.allowed(MinuteLine, 'read', { where: { authorId, requestId: depositId } });
  if (already) return sameRequest(already, { supersedesId: lineId });
  await tx.require(PieceSynthese, 'write', { ...ofLine(former), authorId, source: sourceOf(tx.actor.function) }, depositId, { field: 'lineId', explained: true });
  await requireOpen(tx, former.syntheseId);
  const carried = await carriedBy(tx, lineId);
  if (carried.length >= MOST_PIECES) throw new UserError('TROP_DE_PIECES', `Une ligne porte ${MOST_PIECES} pièces au plus. Celle-ci n’est pas jointe : joignez-la à une autre ligne.`, 'depositId');
  const ready = await shelf.ready(authorId, depositId);
  await tx.places.askTexts(former.dossierId, () => [['depositId', wordsOfFile(ready)]]);
  const { pointId, type, voice, speakerId, body } = former;
  const documentId = randomUUID();
  const { name, type: as, state, bytes } = ready;
  return await write(tx, depositId, pointId, 'line.corrected', { type, voice, speakerId, nature: 'CORRECTED', supersedesId: lineId, body, ...chargeBy(former) }, {
    what: { documentId, name, type: as, state, size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') },
    kept: async (piece) => {
      await shelf.keep(await tx.fileKey(piece), { holder: piece.dossierId, document: documentId }, bytes);
      await tx.record('piece-synthese.attached', piece);
    },
  });
}
