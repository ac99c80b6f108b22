/** What was shown is what happens, or nothing does: an act bears the digest of what its author was shown, taken again in its own transaction. */
import { createHash } from 'node:crypto';
import { UserError } from './errors.js';

/** Of words of ours, ids, numbers and dates: nothing that somebody types, which could hold a space. */
export const digestOf = (about: string, shown: readonly unknown[]): string => createHash('sha256').update(`${about} ${shown.join(' ')}`).digest('hex');

export function requireShown(now: string | undefined, shown: string): void {
  if (now !== shown) throw new UserError('EFFET_CHANGE', 'L’effet n’est plus celui qui vous a été montré. Rien n’est fait. Relisez-le.', 'effectDigest');
}
