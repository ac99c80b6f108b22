export type Verdict = 'held' | 'missed' | 'short' | 'unmeasured';
export interface Need { name: string; what: string; least?: number; most?: number; value?: number; verdict: Verdict }
export interface Row { line: number; says: string; verdict: Verdict; needs: Need[] }
export function card(figures: Map<string, number[]>, lines?: readonly { says: string; needs: readonly object[] }[]): Row[];
export function asText(rows: readonly Row[]): string;
