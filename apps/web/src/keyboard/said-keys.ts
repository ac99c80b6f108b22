/** Keys are told to whoever does not see the help: when the focus enters a part of the page, what its keys lead to says so. Switched off, nothing is said. */
import { useEffect } from 'react';
import { readSettings } from '../shell/display-settings.js';

export function useSaidKeys(): void {
  useEffect(() => {
    const onFocus = (): void => {
      const on = readSettings().singleKeys;
      for (const element of document.querySelectorAll<HTMLElement>('[data-keys]')) {
        if (on) element.setAttribute('aria-keyshortcuts', element.dataset['keys']!);
        else element.removeAttribute('aria-keyshortcuts');
      }
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
}
