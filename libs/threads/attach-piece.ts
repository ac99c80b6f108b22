import type { Shelf } from '../documents/shelf.js';
import { Piece } from '../documents/piece.entity.js';
import { wordsOfFile } from '../documents/words-of-file.js';
import { MOST_PIECES } from '../documents/types.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { indexWithPieces } from './index-message.js';
import { Message } from './message.entity.js';
import type { AttachPieceInput } from './pieces.inputs.js';
import { Revision } from './revision.entity.js';

/**
 * A deposit that was examined joins a message that one wrote: it is read by its readers, who were shown before it was sent. It bears the id of its deposit, so that a
 * second try makes nothing twice. It is sealed where it stays before its row says that it is there.
 */
export async function attachPiece(tx: Tx, shelf: Shelf, input: AttachPieceInput): Promise<Piece> {
  const messageId = uuid('messageId', input.messageId);
  const depositId = uuid('depositId', input.depositId);
  const message = await tx.get(Message, messageId, 'correct', 'messageId');
  const pieces = await tx.allowed(Piece, 'read', { where: { messageId }, whole: true });
  const already = pieces.find((piece) => piece.id === depositId);
  if (already) return already;
  if (pieces.length >= MOST_PIECES) throw new UserError('TROP_DE_PIECES', `Un message porte ${MOST_PIECES} pièces au plus. Celle-ci n’est pas jointe : joignez-la à un autre message.`, 'depositId');
  const last = (await tx.allowed(Revision, 'notice', { where: { messageId }, order: ['version'] })).at(-1);
  if (last?.nature === 'WITHDRAWAL') throw new UserError('RETIRE', 'Ce message a été retiré : rien ne s’y joint plus.', 'messageId');
  const ready = await shelf.ready(tx.actor.id, depositId);
  const { departement, threadId, dossierId, kind, detail, source, seq } = message;
  await tx.places.askTexts(dossierId, () => [['depositId', wordsOfFile(ready)]]);
  const piece = await tx.add(Piece, 'write', {
    id: depositId, departement, messageId, threadId, dossierId, kind, detail, source, seq, authorId: tx.actor.id, type: ready.type, state: ready.state, size: ready.bytes.length, addedAt: tx.now, name: ready.name, words: ready.words || null,
  }, { field: 'messageId' });
  await indexWithPieces(tx, message, [...pieces, piece]);
  await shelf.keep(await tx.fileKey(piece), { holder: dossierId, document: piece.id }, ready.bytes);
  await tx.record('piece.attached', piece);
  return piece;
}
