import { UserError } from '../platform/errors.js';

export interface Dates { validFrom: Date; validTo: Date }

/** A period that begins before it ends, and is not over already. */
export function requirePeriod({ validFrom, validTo }: Dates, now: Date): void {
  if (!(validFrom < validTo && now < validTo)) throw new UserError('DATE', 'La fin doit suivre le début et ne pas être passée.', 'validTo');
}

/** [from, to): one that begins when the other ends does not overlap it, and one that ended as it began overlaps nothing. */
export const overlaps = (a: Dates, b: Dates): boolean => a.validFrom < b.validTo && b.validFrom < a.validTo && a.validFrom < a.validTo && b.validFrom < b.validTo;

export function requireNoOverlap(asked: Dates, others: readonly Dates[], message: string): void {
  if (others.some((other) => overlaps(asked, other))) throw new UserError('DATES_CHEVAUCHEES', message, 'validFrom');
}
