/** The delays of a dossier, as dated data. */
import { after, type Delay } from '../platform/delays.js';

/** Six months at most, then a review. */
export const LONGEST_ADMISSION: readonly Delay[] = [{ months: 6, from: '2007-03-06', article: 'CASF L.226-2-2' }];

/** One item opened to one person, as long as an admission. */
export const LONGEST_SHARE = LONGEST_ADMISSION;

/** An exception to prior information is reviewed: [D], the texts give no delay, the interest of the child no rest. */
export const REVIEW_OF_AN_EXCEPTION: readonly Delay[] = [{ months: 1, from: '2007-03-06', article: 'CASF L.226-2-2' }];

/** How long before its term a review is listed: [D], time enough to convene and to write to the parents. */
const NOTICE_OF_A_REVIEW: readonly Delay[] = [{ days: 15, from: '2007-03-06', article: 'CASF L.226-2-2' }];

/** What comes to its review before this instant is to be reviewed now. */
export const noticeOfReview = (now: Date): Date => after(NOTICE_OF_A_REVIEW, now);

/** An exceptional access, by whoever is on call: [D], a night and a day, until the offices open. */
export const LONGEST_EXCEPTIONAL_ACCESS: readonly Delay[] = [{ hours: 24, from: '2007-03-06', article: 'CASF L.221-6' }];
