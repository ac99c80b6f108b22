import type { KeyboardEvent } from 'react';

/** Sending is deliberate: Entrée makes a new line. Leaving loses nothing, since the draft is on the server. */
export function onComposerKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    // The button's own conditions hold: what it would not send is not sent by a key either.
    event.currentTarget.form?.querySelector<HTMLButtonElement>('[type=submit]')?.click();
  } else if (event.key === 'Escape') document.querySelector<HTMLElement>(".messages article[tabindex='0']")?.focus();
}
