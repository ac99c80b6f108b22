/** S-2025-0042: gapless within its département and year, given by the database with the seal. */
export const numberOf = ({ year, rank }: { year: number; rank: number }): string => `S-${year}-${String(rank).padStart(4, '0')}`;
