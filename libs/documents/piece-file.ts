import { cardOf } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { writtenInFrance } from '../platform/france.js';
import { absent, wellFormed } from '../platform/given-file.js';
import { clearSize, openRange, openWhole, type FilePlace } from '../platform/seal-segments.js';
import type { Scope } from '../platform/scope.js';
import type { Tx } from '../platform/tx.js';
import { FUNCTIONS, type Function } from '../secrecy/functions.js';
import { Piece } from './piece.entity.js';
import { PieceEvaluation } from './piece-evaluation.entity.js';
import { PieceRecueillie } from './piece-recueillie.entity.js';
import { runStamp } from './run-check.js';
import type { Shelf } from './shelf.js';
import { TYPES } from './types.js';

/** What leaves: any range of it, or all of it marked for one reader, in which case a range would be of another file each time. */
export interface PieceFile { name: string; type: string; size: number; whole: boolean; bytes(start: number, end: number): AsyncIterable<Buffer>; close(): Promise<void> }

/** What it joins: how it is found there, through the law, and whose key it is under. `asSigned`: what was signed names these very bytes, which nothing may mark. */
export interface JoinedTo { type: string; find(tx: Tx, id: string): Promise<Found | null> }
export interface Found { row: Given; place: FilePlace; asSigned?: boolean }
type Given = Pick<Piece, 'id' | 'type' | 'state'> & { documentId?: string };

export const TO_MESSAGE: JoinedTo = {
  type: Piece.name,
  async find(tx, id) {
    const [row] = await tx.allowed(Piece, 'read', { where: { id }, lacks: [{ table: 'revision', on: 'messageId', of: 'messageId', words: { nature: 'WITHDRAWAL' } }] });
    return row ? { row, place: { holder: row.dossierId, document: row.id } } : null;
  },
};
export const TO_RECUEIL: JoinedTo = {
  type: PieceRecueillie.name,
  async find(tx, id) {
    const [row] = await tx.allowed(PieceRecueillie, 'read', { where: { id } });
    return row ? { row, place: { holder: row.intakeId, document: row.documentId } } : null;
  },
};
export const TO_EVALUATION: JoinedTo = {
  type: PieceEvaluation.name,
  async find(tx, id) {
    const [row] = await tx.allowed(PieceEvaluation, 'read', { where: { id } });
    return row ? { row, place: { holder: row.dossierId, document: row.id } } : null;
  },
};

/**
 * The piece, to whoever reads what it is joined to now; null for anybody else, and once its message is withdrawn, at the same hour and in the same journal. Without an antivirus it
 * leaves only for who was warned and says so.
 */
export async function pieceFile(scope: Scope, shelf: Shelf, to: JoinedTo, id: string, warned: boolean): Promise<PieceFile | null> {
  const pieceId = wellFormed(id);
  const tx = await scope.tx();
  const found = pieceId ? await to.find(tx, pieceId) : null;
  if (!found) return absent(scope, to.type, pieceId);
  const { row: piece, place, asSigned } = found;
  if (piece.state === 'UNSCANNED' && !warned) throw new UserError('NON_ANALYSEE', 'Cette pièce n’a pas été examinée par un antivirus. Ouvrez-la depuis la page où elle est jointe, en acceptant l’avertissement.');
  const { key, name } = await tx.fileKey(piece);
  const file = await shelf.files.open(name);
  if (!file) throw new Error('a piece without its file');
  const given = { name: `piece-${piece.id.slice(0, 8)}.${piece.type}`, type: TYPES[piece.type].mime, close: async (): Promise<void> => { key.fill(0); await file.close(); } };
  if (piece.type !== 'pdf' || asSigned) return { ...given, size: clearSize(file.size), whole: false, bytes: (start, end) => openRange(file, key, place, start, end) };
  try {
    const marked = await runStamp(shelf.stampProgram, await openWhole(file, key, place), await readerOf(scope));
    if (!marked) throw new UserError('FILIGRANE', 'Cette pièce n’a pas pu être marquée à votre nom, et ne part pas sans l’être. Réessayez, ou demandez-la à qui l’a jointe.');
    return { ...given, size: marked.length, whole: true, bytes: async function* bytes() { yield marked; } };
  } catch (e) {
    await given.close();
    throw e;
  }
}

/** Who reads, by which function, when: on each page. */
async function readerOf(scope: Scope): Promise<string> {
  const [card, tx] = [await cardOf(scope, scope.actor.id), await scope.tx()];
  return `${card?.professionnel?.displayName ?? ''} · ${FUNCTIONS[scope.actor.function as Function].name} · ${writtenInFrance(tx.now)}`;
}
