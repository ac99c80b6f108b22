import { UserError } from '../platform/errors.js';

export interface Bordereau { bordereauYear: number; bordereauRank: number }

/** « 2028-3 »: numbers, since what a person types may name a child, and this outlives what is sealed. @throws FORMAT */
export function bordereauOf(field: string, value: string): Bordereau {
  const found = /^(20\d\d)-([1-9]\d{0,4})$/.exec(value.trim());
  if (!found) throw new UserError('FORMAT', 'Bordereau attendu : l’année et son rang, AAAA-N (par exemple 2028-3).', field);
  return { bordereauYear: Number(found[1]), bordereauRank: Number(found[2]) };
}

export const isSameList = (a: Bordereau, b: { bordereauYear: number | null; bordereauRank: number | null } | null): boolean => a.bordereauYear === b?.bordereauYear && a.bordereauRank === b.bordereauRank;
