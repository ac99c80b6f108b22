/**
 * ★ How long a dossier is kept, as dated data: by what it was, what its term runs from, how many years, by which article. `usage`: no text fixes it for the département's own file; it is proposed, aligned on
 * the one that is fixed (CASF R.221-9), until the archives' sorting table (circulaire AD 98-6 of 6 July 1998) or the CNIL's of 20 January 2022 is entered by whoever answers for it. A change is one value more.
 */
import { READ } from '../clocks/clocks.js';

export const CATEGORIES = ['SANS_SUITE', 'MILIEU_OUVERT', 'PLACEMENT', 'PUPILLE'] as const;
export type Category = (typeof CATEGORIES)[number];

/** years: null, for ever. notBeforeAge: nor before the child is that old. from: the first day of closing for which we vouch for it. */
export interface Retention { readonly years: number | null; readonly notBeforeAge: number | null; readonly article: string; readonly usage: boolean; readonly from: string }
/** From the later of its closing and of this, the last social measure where there was one. */
export interface Kept { readonly name: string; readonly measured: boolean; readonly values: readonly Retention[] }

const kept = (name: string, measured: boolean, years: number | null, notBeforeAge: number | null, article: string, usage: boolean): Kept =>
  ({ name, measured, values: [{ years, notBeforeAge, article, usage, from: READ }] });

export const TERMS: Record<Category, Kept> = {
  SANS_SUITE: kept('évaluation ou information sans suite', false, 2, null, 'CASF R.221-9 [D, par alignement]', true),
  MILIEU_OUVERT: kept('aide éducative en milieu ouvert (AED, AEMO)', true, 5, 18, 'CASF R.221-9 ; C. civ. 388 [D]', true),
  PLACEMENT: kept('enfant confié ou accueilli', true, 10, 28, 'CASF R.221-9 ; CSP R.1112-7 [D, par analogie]', true),
  PUPILLE: kept('pupille, adoption, accès aux origines', false, null, null, 'CASF L.147-1, L.224-7', false),
};

/** How long before the term those who answer for the dossier are told that it comes: twice, so that a hold, a reopening or a copy for the young adult may be asked (CRPA L.311-6). */
export interface Warning { readonly months: number; readonly article: string; readonly from: string }
export const WARNINGS: readonly [first: Warning, last: Warning] = [
  { months: 12, article: 'usage [D]', from: READ },
  { months: 3, article: 'usage [D]', from: READ },
];
