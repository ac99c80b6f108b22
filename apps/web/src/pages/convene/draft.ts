/** What a convening begins with: an agenda that one cuts and changes. `required`: of those who are convoked, for whom the meeting waits. */
import type { Asked, Point } from './queries.js';

export interface Draft { type: Asked['type']; purpose: Asked['purpose']; points: readonly Point[]; required: Readonly<Record<string, boolean>>; startsAt: string; endsAt: string; place: string; reason: string }

/** Health is said in summary (CASF L.226-2-2): the whole stays in the medical file. */
export const newPoint = (heading: Point['heading'], minutes: number, speakerId: string | null, part: NonNullable<Point['part']> = 'PROFESSIONALS'): Point =>
  ({ heading, minutes, part, speakerId, detail: heading === 'SANTE' ? 'SUMMARY' : 'FULL' });

/** Whoever convenes sits there, and speaks until another is chosen; the family speaks of what is theirs. */
export const atFirst = (me: string): Draft => ({
  type: 'EVALUATION', purpose: 'DETERMINE_ACTION', required: {}, startsAt: '', endsAt: '', place: '', reason: '',
  points: [newPoint('SCOLARITE', 10, me), newPoint('FAITS_RECENTS', 10, me), newPoint('SANTE', 15, me), newPoint('AVIS_FAMILLE', 15, null, 'FAMILY'), newPoint('DECISIONS', 20, me, 'DECISION')],
});
