import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import { SignalementSeal } from './signalement-seal.entity.js';
import { numberOf } from './number-of.js';

export const sealOf = async (tx: Tx, signalementId: string): Promise<SignalementSeal | null> => (await tx.allowed(SignalementSeal, 'read', { where: { signalementId } }))[0] ?? null;

/** What is sealed changes no more, and is not sealed twice: one is told its number and its date. */
export const alreadySealed = (seal: SignalementSeal, field = 'signalementId'): UserError =>
  new UserError('DEJA_SCELLE', `Ce signalement est scellé sous le numéro ${numberOf(seal)} : il ne change plus.`, field);

/** The version that would be sealed now. */
export async function lastLetter(tx: Tx, signalementId: string): Promise<SignalementLetter> {
  const [last] = await tx.allowed(SignalementLetter, 'read', { where: { signalementId }, order: ['version'], descending: true, limit: 1 });
  if (!last) throw new Error('a signalement without a letter');
  return last;
}
