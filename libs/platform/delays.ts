/** Delays that the texts or the practice set, as dated data: what applies is the last one in force. [D]: decided here, where the texts are silent. */
export interface Delay { months?: number; days?: number; hours?: number; from: string; article: string }

/** Calendar arithmetic for months, as the database checks it: the last day of a shorter month stands for the days it lacks. */
export function after(delays: readonly Delay[], from: Date): Date {
  const day = from.toISOString().slice(0, 10);
  const { months = 0, days = 0, hours = 0 } = delays.filter((d) => d.from <= day).at(-1)!;
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months, Math.min(from.getUTCDate(), last));
  return new Date(to.getTime() + (days * 24 + hours) * 3_600_000);
}
