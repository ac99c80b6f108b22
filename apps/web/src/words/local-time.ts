/** What is typed in a field of date and hour is of France, wherever the machine is. */
const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** « 2025-05-13T11:20 », as the field wants it. */
export function toLocal(iso: string | null | undefined): string {
  if (!iso) return '';
  const of = Object.fromEntries(parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  return `${of['year']}-${of['month']}-${of['day']}T${of['hour']}:${of['minute']}`;
}

const WHOLE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Null while it is not whole: a browser reads a date in almost anything (« :00Z » is the year 2000). Twice, since the first guess may fall on the other side of a change of hour. */
export function fromLocal(local: string): string | null {
  if (!WHOLE.test(local)) return null;
  const wanted = Date.parse(`${local}:00Z`);
  let at = wanted;
  for (let n = 0; n < 2; n++) at += wanted - Date.parse(`${toLocal(new Date(at).toISOString())}:00Z`);
  return new Date(at).toISOString();
}
