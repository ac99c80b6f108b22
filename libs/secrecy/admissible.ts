import type { Function } from './functions.js';
import type { Detail, Kind, Source } from './kinds.js';
import { asAdmitted, MATRIX, mayEvaluate, type Alternative } from './matrix.js';

/** Pieces that an admission opens: those of a kind, or its summaries, or those of one file of care. */
export interface Opening { kind: Kind; detail: Detail | 'ANY'; source: Source | 'ANY' }

const byAdmission = (alternatives: readonly Alternative[]): Alternative[] => alternatives.filter((c) => c.right === 'P');

/** What an admission for this kind opens: what the function's row has as P (or EVALUATEUR's row, for who may hold that duty; or as S, under an exceptional access). */
export function openedBy(fn: Function, kind: Kind, duty: string): Opening[] {
  if (duty === 'ASTREINTE') return openings(kind, asAdmitted(MATRIX[fn][kind]));
  const rows = [MATRIX[fn], ...(duty === 'EVALUATEUR' && mayEvaluate(MATRIX[fn]) ? [MATRIX.EVALUATEUR] : [])];
  return openings(kind, rows.flatMap((row) => byAdmission(row[kind])));
}

/** What the function knows of a dossier of its territory, whoever is admitted. */
export const openedByTerritory = (fn: Function, kind: Kind): Opening[] => openings(kind, MATRIX[fn][kind].filter((c) => c.right === 'S'));

const openings = (kind: Kind, alternatives: readonly Alternative[]): Opening[] =>
  alternatives.map((c) => ({ kind, detail: c.detail === 'SUMMARY' ? 'SUMMARY' : 'ANY', source: c.when?.source ?? 'ANY' }));

/** An admission opens a kind only where there is something that it opens. */
export const admissible = (fn: Function, kind: Kind, duty: string): boolean => openedBy(fn, kind, duty).length > 0;

/** Whoever knows by function every piece of this kind may be told how many there are; for anybody else a number would say that there are some. */
export const countsWhole = (fn: Function, kind: Kind): boolean => MATRIX[fn][kind].some((c) => c.right === 'S' && c.detail === 'FULL');
