import { startClock } from '../clocks/run-clock.js';
import { uuid } from '../platform/inputs.js';
import { requireShown } from '../platform/shown.js';
import type { Tx } from '../platform/tx.js';
import { renderLetter } from './letter/render-letter.js';
import type { LetterSeal } from './letter/seal-letter.js';
import { numberOf } from './number-of.js';
import { toSeal } from './preview-seal.js';
import { printedLetter } from './printed-letter.js';
import { Signalement } from './signalement.entity.js';
import { SignalementSeal } from './signalement-seal.entity.js';
import type { SealSignalementInput } from './signalements.inputs.js';
import { alreadySealed, sealOf } from './unsealed.js';

/**
 * Seals what was shown: numbered, printed, signed, once and for all. Directly, by its author; for the département, by whoever holds at this instant a delegation of
 * signature (CGCT L.3221-3). The bytes that are signed are kept: what the parquet opens in ten years is what was signed. Asked twice by the same key, it is one; by
 * another, it is told that it is done.
 */
export async function sealSignalement(tx: Tx, input: SealSignalementInput, letters: LetterSeal): Promise<Signalement> {
  const requestId = uuid('requestId', input.requestId);
  const signalementId = uuid('signalementId', input.signalementId);
  await tx.lock('Signalement', signalementId);
  const signalement = await tx.get(Signalement, signalementId, 'read', 'signalementId');
  const sealed = await sealOf(tx, signalementId);
  if (sealed?.sealedBy === tx.actor.id && sealed.requestId === requestId) return signalement;
  if (sealed) throw alreadySealed(sealed);
  const { letter, delegationId, refusals, shown } = await toSeal(tx, signalementId);
  if (refusals[0]) throw refusals[0];
  requireShown(shown.digest, input.effectDigest);

  const sealedAt = tx.now;
  const number = await tx.nextNumber('seal');
  const bytes = await renderLetter(await printedLetter(tx, signalement, letter.letter, { reference: numberOf(number), at: sealedAt, signatoryId: tx.actor.id, delegationId }));
  const { sha256, signature, keyId } = await letters.seal(bytes);
  const { departement, route } = signalement;
  const seal = await tx.add(SignalementSeal, 'sign', {
    departement, signalementId, route, version: letter.version, ...number, sealedBy: tx.actor.id, delegationId, sealedAt, requestId, pdf: bytes.toString('base64'),
    sha256: Buffer.from(sha256, 'hex'), signature: Buffer.from(signature, 'base64url'), keyId: Buffer.from(keyId, 'hex'),
  }, { field: 'signalementId', explained: true });
  await tx.record('signalement.sealed', seal);
  await startClock(tx, 'SIGNALEMENT_SENDING', seal, { intakeId: signalementId }, sealedAt);
  return signalement;
}
