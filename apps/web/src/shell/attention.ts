/** Whether somebody is there: a session that nobody uses closes, and what a page asks by itself is nobody's. */
const HERE_MS = 60_000;
/** Reading for long asks nothing of the server: it is told so from time to time. */
const TELL_AGAIN_MS = 5 * 60_000;

let touched = Date.now();
let told = Date.now();
for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove']) addEventListener(kind, () => { touched = Date.now(); }, { passive: true, capture: true });

/** What a question carries when nobody asks it. The name is the server's (apps/api/auth/session.ts). */
export function presence(): Record<string, string> {
  if (Date.now() - touched > HERE_MS) return { 'cordee-unattended': '1' };
  told = Date.now();
  return {};
}
/** When the server was last told that somebody is there. */
export const lastTold = (): number => told;
export const mustBeTold = (): boolean => Date.now() - touched <= HERE_MS && Date.now() - told > TELL_AGAIN_MS;
