import type { PieceSignalement } from './piece-signalement.entity.js';

/** What one version, or one line, hands on to the next that takes its place: the same document, named by the hash of its bytes. */
export type Carried = Pick<PieceSignalement, 'documentId' | 'name' | 'type' | 'size' | 'state' | 'hash'>;
export type Numbered = Carried & Pick<PieceSignalement, 'number'>;

/** As what is signed or frozen will name them: from one, in their order, whatever numbers they bore. */
export const numbered = (pieces: readonly Carried[]): Numbered[] => pieces.map(({ documentId, name, type, size, state, hash }, i) => ({ number: i + 1, documentId, name, type, size, state, hash }));
