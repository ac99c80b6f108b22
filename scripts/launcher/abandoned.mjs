/** Under npm, a npm killed by force leaves us behind without a word: only our parent's number changes. */
export function whenLauncherIsAbandoned(leave) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    leave();
  }, 1_000);
  timer.unref();
}
