import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Scope } from '../platform/scope.js';
import type { LetterSeal } from './letter/seal-letter.js';
import { numberOf } from './number-of.js';
import { SignalementSeal } from './signalement-seal.entity.js';

/** The letter as it was signed, for whoever the law opens its seal to: null for anybody else, and for what is not there. Bytes that are not those that were signed do not leave. */
export async function sealedLetter(scope: Scope, id: string, letters: LetterSeal): Promise<{ number: string; bytes: Buffer } | null> {
  const signalementId = wellFormed(id);
  const [seal] = signalementId ? await (await scope.tx()).allowed(SignalementSeal, 'read', { where: { signalementId }, whole: true }) : [];
  if (!seal) {
    if (signalementId) scope.traces.refused(SignalementSeal.name, 'read', signalementId);
    scope.pad();
    return null;
  }
  const bytes = Buffer.from(seal.pdf, 'base64');
  const verdict = await letters.verify(bytes, { sha256: seal.sha256.toString('hex'), signature: seal.signature.toString('base64url'), keyId: seal.keyId.toString('hex') });
  if (verdict !== 'VALID') throw new Error(`letter ${verdict}`);
  return { number: numberOf(seal), bytes };
}

function wellFormed(id: string): string | null {
  try {
    return uuid('id', id);
  } catch (e) {
    if (e instanceof UserError) return null;
    throw e;
  }
}
