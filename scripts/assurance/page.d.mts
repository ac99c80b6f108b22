import type { Judged, Run, Share } from './judge.mjs';
export function pageOf(rows: Judged[], sums: Record<string, Share>, record: Run, grave: { high: number; critical: number } | null): string;
