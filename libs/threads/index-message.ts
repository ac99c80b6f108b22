import { Piece } from '../documents/piece.entity.js';
import type { Tx } from '../platform/tx.js';
import { Message } from './message.entity.js';
import { Revision } from './revision.entity.js';
import { lexemesOf } from './words/lexemes.js';

type Joined = readonly Pick<Piece, 'name' | 'words'>[];
/** Of a long file, those that come first: a report has some thousands. */
const MOST_OF_A_FILE = 5_000;

/** What a file is found by, as its piece keeps it: each word once, in the order of their letters, which is not that of the text. */
export function wordsToKeep(said: string): string | null {
  const words = [...lexemesOf(said)].slice(0, MOST_OF_A_FILE).sort();
  return words.length === 0 ? null : words.join(' ');
}

export const keptWords = ({ words }: Pick<Piece, 'words'>): string[] => words?.split(' ') ?? [];

/** By what it is found from now on: what it says, the names of its pieces and what they contain. In the transaction that changes it, so that no search lags behind. */
export async function indexMessage(tx: Tx, message: Message, body: string, pieces: Joined = []): Promise<void> {
  await tx.words.keep(message, new Set([...lexemesOf(body, ...pieces.map((piece) => piece.name)), ...pieces.flatMap(keptWords)]));
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
