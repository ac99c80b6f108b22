import { UserError } from '../platform/errors.js';

export interface Dates { validFrom: Date; validTo: Date }

/** A period that begins before it ends, and is not over already. */
export function requirePeriod({ validFrom, validTo }: Dates, now: Date): void {
  if (!(validFrom < validTo && now < validTo)) throw new UserError('DATE', 'La fin doit suivre le début et ne pas être passée.', 'validTo');
}

/** [from, to): one that begins when the other ends does not overlap it. */
export function requireNoOverlap(asked: Dates, others: readonly Dates[], message: string): void {
  if (others.some((other) => asked.validFrom < other.validTo && other.validFrom < asked.validTo)) throw new UserError('DATES_CHEVAUCHEES', message, 'validFrom');
}
