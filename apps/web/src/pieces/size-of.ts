const format = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** « 340 ko », « 1,2 Mo ». */
export const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${format.format(Math.max(1, Math.round(bytes / 1000)))} ko` : `${format.format(bytes / 1_000_000)} Mo`);
