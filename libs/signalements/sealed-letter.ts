import { absent, wellFormed, type GivenFile } from '../platform/given-file.js';
import type { Scope } from '../platform/scope.js';
import type { LetterSeal } from './letter/seal-letter.js';
import { numberOf } from './number-of.js';
import { SignalementSeal } from './signalement-seal.entity.js';

/** The seal, for whoever the law opens it to; null for anybody else, and for what is not there, at the same hour and in the same journal. */
export async function sealTo(scope: Scope, id: string, whole?: true): Promise<SignalementSeal | null> {
  const signalementId = wellFormed(id);
  const [seal] = signalementId ? await (await scope.tx()).allowed(SignalementSeal, 'read', { where: { signalementId }, ...(whole && { whole }) }) : [];
  return seal ?? absent(scope, SignalementSeal.name, signalementId);
}

/** The letter as it was signed. Bytes that are not those that were signed do not leave. */
export async function sealedLetter(scope: Scope, id: string, letters: LetterSeal): Promise<GivenFile | null> {
  const seal = await sealTo(scope, id, true);
  return seal && { name: `${numberOf(seal)}.pdf`, type: 'application/pdf', bytes: await signedBytes(seal, letters) };
}

export async function signedBytes(seal: SignalementSeal, letters: LetterSeal): Promise<Buffer> {
  const bytes = Buffer.from(seal.pdf, 'base64');
  const verdict = await letters.verify(bytes, { sha256: seal.sha256.toString('hex'), signature: seal.signature.toString('base64url'), keyId: seal.keyId.toString('hex') });
  if (verdict !== 'VALID') throw new Error(`letter ${verdict}`);
  return bytes;
}
