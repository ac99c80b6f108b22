import { emptyEbauche } from '../partners/save-ebauche.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { checkedLetter, lettered, letterOf } from './checked-letter.js';
import { Signalement } from './signalement.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import type { ReviseSignalementInput } from './signalements.inputs.js';
import { alreadySealed, lastLetter, sealOf } from './unsealed.js';
import { carriedBy, writeVersion } from './write-version.js';

/** Another version of the letter, after the last one, as long as none is sealed, with the pieces that the last one carries. Nothing is written over. */
export async function reviseSignalement(tx: Tx, input: ReviseSignalementInput): Promise<Signalement> {
  const requestId = uuid('requestId', input.requestId);
  const signalementId = uuid('signalementId', input.signalementId);
  const letter = checkedLetter(input.letter, tx.now);
  await tx.lock('Signalement', signalementId);
  await tx.lock('request', requestId);
  const signalement = await tx.get(Signalement, signalementId, 'read', 'signalementId');
  const [already] = await tx.allowed(SignalementLetter, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) {
    sameRequest(already, { signalementId, letter: lettered(letter, letterOf(already.letter).joined) });
    return signalement;
  }
  const seal = await sealOf(tx, signalementId);
  if (seal) throw alreadySealed(seal);
  const last = await lastLetter(tx, signalementId);
  await writeVersion(tx, last, { requestId, letter, carried: await carriedBy(tx, last) });
  await emptyEbauche(tx, 'LETTRE', [signalementId]);
  return signalement;
}
