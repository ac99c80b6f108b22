import { PieceSignalement } from '../documents/piece-signalement.entity.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { letterOf } from './checked-letter.js';
import type { WithdrawPieceSignalementInput } from './pieces-signalement.inputs.js';
import { Signalement } from './signalement.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import { alreadySealed, lastLetter, sealOf } from './unsealed.js';
import { carriedBy, writeVersion } from './write-version.js';

/** A version without it: what joined by mistake does not go to the parquet. Those before still say that it was there, to whoever writes the letter. */
export async function withdrawPieceSignalement(tx: Tx, input: WithdrawPieceSignalementInput): Promise<Signalement> {
  const requestId = uuid('requestId', input.requestId);
  const pieceId = uuid('pieceId', input.pieceId);
  const { signalementId, documentId } = await tx.get(PieceSignalement, pieceId, 'read', 'pieceId');
  await tx.lock('Signalement', signalementId);
  await tx.lock('request', requestId);
  const signalement = await tx.get(Signalement, signalementId, 'read', 'pieceId');
  const [already] = await tx.allowed(SignalementLetter, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) {
    sameRequest(already, { signalementId });
    return signalement;
  }
  const seal = await sealOf(tx, signalementId);
  if (seal) throw alreadySealed(seal, 'pieceId');
  const last = await lastLetter(tx, signalementId);
  const carried = await carriedBy(tx, last);
  const left = carried.filter((piece) => piece.documentId !== documentId);
  if (left.length < carried.length) await writeVersion(tx, last, { requestId, letter: letterOf(last.letter), carried: left }, 'pieceId');
  return signalement;
}
