import { UserError } from '../platform/errors.js';

/** A form may say the day alone. */
const DAY_MS = 86_400_000;

/** What is told of a signalement took place after what it follows: a date of the day before is a mistake. */
export function requireNotBefore(field: string, at: Date, since: Date | undefined, message: string): void {
  if (since && at.getTime() < since.getTime() - DAY_MS) throw new UserError('DATE', message, field);
}
