import type { StepFact } from './states.js';

/** What a judge may rule of what the parquet seized him of, and the fact that says so. */
export const JUDGMENTS = { PROVISIONAL: 'PROVISIONAL_RULED', EXTENSION: 'PROVISIONAL_EXTENDED', MERITS: 'MERITS_RULED' } as const satisfies Record<string, StepFact>;
export type Judgment = keyof typeof JUDGMENTS;
