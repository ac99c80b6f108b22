import { Piece } from '../documents/piece.entity.js';
import type { Tx } from '../platform/tx.js';
import { Message } from './message.entity.js';
import { Revision } from './revision.entity.js';
import { lexemesOf } from './words/lexemes.js';

type Named = readonly Pick<Piece, 'name'>[];

/** By what it is found from now on: what it says, and the names of its pieces; not what they contain. In the transaction that changes it, so that no search lags behind. */
export async function indexMessage(tx: Tx, message: Message, body: string, pieces: Named = []): Promise<void> {
  await tx.words.keep(message, lexemesOf(body, ...pieces.map((piece) => piece.name)));
}

/** Corrected, it goes on being found by its pieces. */
export const indexAgain = async (tx: Tx, message: Message, body: string): Promise<void> => indexMessage(tx, message, body, await tx.allowed(Piece, 'read', { where: { messageId: message.id } }));

/** With one piece more. Whoever no longer reads what they wrote changes nothing of what finds it. */
export async function indexWithPieces(tx: Tx, message: Message, pieces: Named): Promise<void> {
  const [readable] = await tx.allowed(Message, 'read', { where: { id: message.id } });
  const [last] = await tx.allowed(Revision, 'read', { where: { messageId: message.id }, order: ['version'], descending: true, limit: 1 });
  if (readable) await indexMessage(tx, message, last?.body ?? readable.sentBody, pieces);
}

/** Withdrawn, it is found by nothing. */
export const forgetWords = (tx: Tx, message: Message): Promise<void> => tx.words.keep(message, new Set());
