import { createHash, randomUUID } from 'node:crypto';
import type { Shelf } from '../documents/shelf.js';
import { MOST_PIECES } from '../documents/types.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { letterOf } from './checked-letter.js';
import type { AttachPieceSignalementInput } from './pieces-signalement.inputs.js';
import { Signalement } from './signalement.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import { alreadySealed, lastLetter, sealOf } from './unsealed.js';
import { carriedBy, writeVersion } from './write-version.js';

/** Of one letter, together: its package is one archive, made whole. */
export const MOST_OF_A_LETTER = 40 * 1024 * 1024;

/**
 * A deposit that was examined joins the letter, as long as it is not sealed: another version carries it, numbered after the others, and names it by its hash. It is sealed
 * where it stays before its row is committed. Asked again, even once what was deposited is gone, it is what it was.
 */
export async function attachPieceSignalement(tx: Tx, shelf: Shelf, input: AttachPieceSignalementInput): Promise<Signalement> {
  const signalementId = uuid('signalementId', input.signalementId);
  const depositId = uuid('depositId', input.depositId);
  await tx.lock('Signalement', signalementId);
  await tx.lock('request', depositId);
  const signalement = await tx.get(Signalement, signalementId, 'read', 'signalementId');
  const { departement, id: authorId } = tx.actor;
  const [already] = await tx.allowed(SignalementLetter, 'read', { where: { authorId, requestId: depositId } });
  if (already) {
    sameRequest(already, { signalementId });
    return signalement;
  }
  const seal = await sealOf(tx, signalementId);
  if (seal) throw alreadySealed(seal);
  await tx.require(SignalementLetter, 'write', { departement, signalementId, route: signalement.route, authorId }, randomUUID(), { field: 'signalementId', explained: true });
  const last = await lastLetter(tx, signalementId);
  const carried = await carriedBy(tx, last);
  const ready = await shelf.ready(authorId, depositId);
  const { name, type, state, bytes } = ready;
  if (carried.length >= MOST_PIECES) throw new UserError('TROP_DE_PIECES', `Une lettre porte ${MOST_PIECES} pièces au plus. Celle-ci n’est pas jointe.`, 'depositId');
  if (carried.reduce((sum, { size }) => sum + size, bytes.length) > MOST_OF_A_LETTER) throw new UserError('TROP_GRAND', 'Les pièces d’une lettre font 40 Mo au plus, ensemble. Celle-ci n’est pas jointe ; les autres le restent.', 'depositId');
  const documentId = randomUUID();
  const hash = createHash('sha256').update(bytes).digest('hex');
  const rows = await writeVersion(tx, last, { requestId: depositId, letter: letterOf(last.letter), carried: [...carried, { documentId, name, type, state, size: bytes.length, hash }] });
  const piece = rows.at(-1)!;
  await shelf.keep(await tx.fileKey(piece), { holder: signalementId, document: documentId }, bytes);
  await tx.record('piece-signalement.attached', piece);
  return signalement;
}
