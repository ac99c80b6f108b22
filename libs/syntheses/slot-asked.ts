import { UserError } from '../platform/errors.js';
import { text } from '../platform/inputs.js';
import type { SlotInput } from './syntheses.inputs.js';

export interface SlotAsked { startsAt: Date; endsAt: Date; place: string | null; reason: string | null }

const LONGEST_HOURS = 12;
const optional = (field: string, value: string | null | undefined): string | null => (value ? text(field, value, { max: 500 }) : null);

/** In the future, and within one day's work. */
export function slotAsked({ startsAt, endsAt, place, reason }: SlotInput, now: Date): SlotAsked {
  if (!(startsAt > now)) throw new UserError('DATE', 'Une réunion se tient dans l’avenir.', 'startsAt');
  if (!(startsAt < endsAt && +endsAt <= +startsAt + LONGEST_HOURS * 3_600_000)) throw new UserError('DATE', `La fin suit le début, de ${LONGEST_HOURS} heures au plus.`, 'endsAt');
  return { startsAt, endsAt, place: optional('place', place), reason: optional('reason', reason) };
}
