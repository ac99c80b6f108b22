import { readFileSync } from 'node:fs';

/** Under npm, a npm killed by force leaves us behind without a word: only the number of who stands above changes. */
export function whenLauncherIsAbandoned(leave) {
  if (!process.env.npm_lifecycle_event) return;
  const npm = above();
  const timer = setInterval(() => {
    if (above() === npm) return;
    clearInterval(timer);
    leave();
  }, 500);
  timer.unref();
}

/** npm starts us through a shell, which some shells leave standing between. */
function above() {
  const parent = process.ppid;
  try {
    const [, name, grandparent] = readFileSync(`/proc/${parent}/stat`, 'utf8').match(/^\d+ \((.*)\) \S (\d+)/s);
    return /^(sh|dash|bash|ash|busybox)$/.test(name) ? Number(grandparent) : parent;
  } catch {
    return parent;
  }
}
