/** A folder in memory where there is room, else the usual one. */
export function quickest(): string;
