export function filesUnder(...places: string[]): string[];
