import { PieceSignalement } from '../documents/piece-signalement.entity.js';
import type { Shelf } from '../documents/shelf.js';
import { Organisation } from '../partners/organisation.entity.js';
import { absent, type GivenFile } from '../platform/given-file.js';
import type { Scope } from '../platform/scope.js';
import { packageLetter, type PackagedPiece } from './letter/package-letter.js';
import type { LetterSeal } from './letter/seal-letter.js';
import { numberOf } from './number-of.js';
import { namedBytes } from './piece-of-letter.js';
import { sealTo, signedBytes } from './sealed-letter.js';
import { SignalementSeal } from './signalement-seal.entity.js';
import { Signalement } from './signalement.entity.js';
import { SignalementStep } from './signalement-step.entity.js';

/** The package of a sealed signalement, for whoever may hand it over: null for anybody else, were they to read the letter. */
export async function signalementPackage(scope: Scope, id: string, letters: LetterSeal, shelf: Shelf): Promise<GivenFile | null> {
  const seal = await sealTo(scope, id, true);
  if (!seal) return null;
  const tx = await scope.tx();
  const { id: signalementId, departement, route, parquetId } = await tx.get(Signalement, seal.signalementId, 'read');
  if (!await tx.judgeAny(SignalementStep, 'write', [{ departement, signalementId, route, parquetId, fact: 'DEPOSITED', reach: 'AUTHOR', authorId: tx.actor.id }])) return absent(scope, SignalementSeal.name, signalementId);
  const [parquet] = await tx.allowed(Organisation, 'read', { where: { id: parquetId } });
  const joined = await tx.allowed(PieceSignalement, 'read', { where: { signalementId, version: seal.version }, order: ['number'] });
  const pieces: PackagedPiece[] = [];
  for (const piece of joined) pieces.push({ number: piece.number, type: piece.type, state: piece.state, bytes: await namedBytes(tx, shelf, piece) });
  const bytes = packageLetter({
    reference: numberOf(seal), parquet: parquet?.name ?? '', sealedAt: seal.sealedAt, letter: await signedBytes(seal, letters), pieces, publicKey: await letters.publicKey(),
    seal: { sha256: seal.sha256.toString('hex'), signature: seal.signature.toString('base64url'), keyId: seal.keyId.toString('hex') },
  });
  return { name: `${numberOf(seal)}.zip`, type: 'application/zip', bytes };
}
