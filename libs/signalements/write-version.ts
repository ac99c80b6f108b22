import { numbered, type Carried } from '../documents/carried.js';
import { PieceSignalement } from '../documents/piece-signalement.entity.js';
import type { Tx } from '../platform/tx.js';
import { lettered } from './checked-letter.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import type { WrittenLetter } from './written-letter.js';

/** The pieces of a version, in the order of their numbers. */
export const carriedBy = (tx: Tx, { id: letterId }: SignalementLetter): Promise<PieceSignalement[]> => tx.allowed(PieceSignalement, 'read', { where: { letterId }, order: ['number'] });

/**
 * The version that follows: its text, and the pieces that it carries, numbered from one. The text that is sealed says their names and their hashes, so that what is signed
 * is the letter and its pieces, or neither.
 */
export async function writeVersion(tx: Tx, last: SignalementLetter, { requestId, letter, carried }: { requestId: string; letter: WrittenLetter; carried: readonly Carried[] }, field = 'signalementId'): Promise<PieceSignalement[]> {
  const { departement, signalementId, route } = last;
  const of = { departement, signalementId, route, version: last.version + 1, authorId: tx.actor.id };
  const pieces = numbered(carried);
  const joined = pieces.map(({ number, name, type, size, state, hash }) => ({ number, name, type, size, state, hash }));
  const row = await tx.add(SignalementLetter, 'write', { ...of, writtenAt: tx.now, letter: lettered(letter, joined), requestId }, { field, explained: true });
  const rows: PieceSignalement[] = [];
  for (const piece of pieces) rows.push(await tx.add(PieceSignalement, 'write', { ...of, letterId: row.id, ...piece }, { field }));
  await tx.record('signalement.revised', row);
  return rows;
}
