import type { Row } from './table.mjs';
export interface Ran { file: string; title: string; passed: boolean }
export interface Run { at?: string; steps: Record<string, { passed: number; failed: number }>; tests: Ran[] }
export interface Judged extends Row { links: { where: string; title: string; outcome: string }[]; shown: boolean }
export interface Share { shown: number; of: number; share: number }
export function judged(table: Row[], record: Run): Judged[];
export function share(rows: Judged[]): Share;
export function totals(rows: Judged[]): Record<'common' | 'ours' | 'v8' | 'v16' | 'all', Share>;
