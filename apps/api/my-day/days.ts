/** Days are those of the calendar in France, where an hour is lost or gained twice a year. */
const dayInFrance = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });
const HOUR = 3_600_000;

/** The first instant of the next day; hours of the clock are asked, not counted. */
export function endOfDay(now: Date): Date {
  const today = dayInFrance.format(now);
  let at = new Date((Math.floor(now.getTime() / HOUR) + 1) * HOUR);
  while (dayInFrance.format(at) === today) at = new Date(at.getTime() + HOUR);
  return at;
}

/** The end of the seventh day from now, this one included. */
export function endOfWeek(now: Date): Date {
  let at = now;
  for (let day = 0; day < 7; day++) at = endOfDay(at);
  return at;
}
