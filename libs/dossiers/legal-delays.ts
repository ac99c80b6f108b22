/** Delays that the texts or the practice set, as dated data: what applies is the last one in force. */
interface Delay { months: number; from: string; article: string }

/** Six months at most, then a review. */
export const LONGEST_ADMISSION: readonly Delay[] = [{ months: 6, from: '2007-03-06', article: 'CASF L.226-2-2' }];

/** One item opened to one person, as long as an admission. */
export const LONGEST_SHARE = LONGEST_ADMISSION;

/** An exception to prior information is reviewed: [D], the texts give no delay, the interest of the child no rest. */
export const REVIEW_OF_AN_EXCEPTION: readonly Delay[] = [{ months: 1, from: '2007-03-06', article: 'CASF L.226-2-2' }];

/** Calendar arithmetic, as the database checks it: the last day of a shorter month stands for the days it lacks. */
export function after(delays: readonly Delay[], from: Date): Date {
  const day = from.toISOString().slice(0, 10);
  const { months } = delays.filter((d) => d.from <= day).at(-1)!;
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months, Math.min(from.getUTCDate(), last));
  return to;
}

/** How long before its term a review is listed: [D], time enough to convene and to write to the parents. */
const NOTICE_OF_A_REVIEW: readonly { days: number; from: string; article: string }[] = [{ days: 15, from: '2007-03-06', article: 'CASF L.226-2-2' }];

/** What comes to its review before this instant is to be reviewed now. */
export function noticeOfReview(now: Date): Date {
  const day = now.toISOString().slice(0, 10);
  const until = new Date(now);
  until.setUTCDate(until.getUTCDate() + NOTICE_OF_A_REVIEW.filter((d) => d.from <= day).at(-1)!.days);
  return until;
}
