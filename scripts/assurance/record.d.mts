import type { Ran } from './judge.mjs';
export function ofJest(results: object): Ran[];
export function ofChecks(program: string, output: string): Ran[];
