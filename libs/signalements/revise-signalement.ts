import { emptyEbauche } from '../partners/save-ebauche.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { checkedLetter, lettered } from './checked-letter.js';
import { Signalement } from './signalement.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import type { ReviseSignalementInput } from './signalements.inputs.js';
import { alreadySealed, lastLetter, sealOf } from './unsealed.js';

/** Another version of the letter, after the last one, as long as none is sealed. Nothing is written over. */
export async function reviseSignalement(tx: Tx, input: ReviseSignalementInput): Promise<Signalement> {
  const requestId = uuid('requestId', input.requestId);
  const signalementId = uuid('signalementId', input.signalementId);
  const letter = lettered(checkedLetter(input.letter, tx.now));
  await tx.lock('Signalement', signalementId);
  await tx.lock('request', requestId);
  const signalement = await tx.get(Signalement, signalementId, 'read', 'signalementId');
  const { departement, id: authorId } = tx.actor;
  const [already] = await tx.allowed(SignalementLetter, 'read', { where: { authorId, requestId } });
  if (already) {
    sameRequest(already, { signalementId, letter });
    return signalement;
  }
  const seal = await sealOf(tx, signalementId);
  if (seal) throw alreadySealed(seal);
  const { version } = await lastLetter(tx, signalementId);
  const row = await tx.add(SignalementLetter, 'write', { departement, signalementId, route: signalement.route, version: version + 1, authorId, writtenAt: tx.now, letter, requestId }, { field: 'signalementId', explained: true });
  await emptyEbauche(tx, 'LETTRE', [signalementId]);
  await tx.record('signalement.revised', row);
  return signalement;
}
