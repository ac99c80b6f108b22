import { Piece } from '../documents/piece.entity.js';
import type { Tx } from '../platform/tx.js';
import { Message } from './message.entity.js';
import { Revision } from './revision.entity.js';
import { lexemesOf } from './words/lexemes.js';

/** What finds a message because of what it carries: how its pieces are called, and what they say. */
export const saidBy = (pieces: readonly Pick<Piece, 'name' | 'words'>[]): string[] => pieces.flatMap(({ name, words }) => [name, words ?? '']);
type Joined = Parameters<typeof saidBy>[0];

/** By what it is found from now on: what it says, the names of its pieces and what they contain. In the transaction that changes it, so that no search lags behind. */
export async function indexMessage(tx: Tx, message: Message, body: string, pieces: Joined = []): Promise<void> {
  await tx.words.keep(message, lexemesOf(body, ...saidBy(pieces)));
}

/** Corrected, it goes on being found by its pieces. */
export const indexAgain = async (tx: Tx, message: Message, body: string): Promise<void> => indexMessage(tx, message, body, await tx.allowed(Piece, 'read', { where: { messageId: message.id }, whole: true }));

/** With one piece more. Whoever no longer reads what they wrote changes nothing of what finds it. */
export async function indexWithPieces(tx: Tx, message: Message, pieces: Joined): Promise<void> {
  const [readable] = await tx.allowed(Message, 'read', { where: { id: message.id } });
  const [last] = await tx.allowed(Revision, 'read', { where: { messageId: message.id }, order: ['version'], descending: true, limit: 1 });
  if (readable) await indexMessage(tx, message, last?.body ?? readable.sentBody, pieces);
}

/** Withdrawn, it is found by nothing. */
export const forgetWords = (tx: Tx, message: Message): Promise<void> => tx.words.keep(message, new Set());
