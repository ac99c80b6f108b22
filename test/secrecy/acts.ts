/** What is compared on rows that are there, what is judged on rows that one would like to write, and on which worlds. */
import { ACTS } from './oracle/may.js';
import type { TypeName } from './oracle/world.js';

export interface Act { type: TypeName; action: string }

const WRITES = new Set(['write', 'grant', 'open', 'add', 'post']);
const all: Act[] = ACTS.map((name) => {
  const [type, action] = name.split('.') as [TypeName, string];
  return { type, action };
});

/** Types with many rows and few questions are compared in one world out of four, so that time goes where cells differ. */
const WIDE = new Set<TypeName>(['Admission', 'Share', 'Participation', 'Habilitation', 'Professionnel', 'Organisation']);

export const WRITING: readonly Act[] = all.filter((a) => WRITES.has(a.action));
const existing = all.filter((a) => !WRITES.has(a.action));
export const NARROW_ACTS: readonly Act[] = existing.filter((a) => !WIDE.has(a.type));
export const WIDE_ACTS: readonly Act[] = existing.filter((a) => WIDE.has(a.type));

export const isWide = (seed: number): boolean => seed % 4 === 0;
export const actsOf = (seed: number): readonly Act[] => (isWide(seed) ? [...NARROW_ACTS, ...WIDE_ACTS] : NARROW_ACTS);
