/** IP-2025-0117: gapless within its département and year, given by the database at reception. */
export const numberOf = ({ year, rank }: { year: number; rank: number }): string => `IP-${year}-${String(rank).padStart(4, '0')}`;
