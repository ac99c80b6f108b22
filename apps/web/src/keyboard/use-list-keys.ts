/**
 * One listener for every page. A single letter is heard while an element of a list has the focus, never while somebody writes, and not at all once switched off
 * (WCAG 2.1.4, RGAA 12.10). It brings one to a link or a button; only a link, a filter or a help answers to the key itself.
 */
import { useEffect } from 'react';
import { readSettings } from '../shell/display-settings.js';
import { itemOf, mainOf, move, moveAcross } from './items.js';

const WRITES = 'input, textarea, select, [contenteditable], [role=textbox]';
/** Widgets that have arrows, or letters, of their own. */
const OWN_KEYS = '[role=tab], [role=menu], [role=listbox], [role=radio], [role=dialog]';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };
const ACROSS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

export function useListKeys(openHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element) || target.closest(`${WRITES}, ${OWN_KEYS}`)) return;
      const letter = key.length === 1;
      if (letter && !readSettings().singleKeys) return;
      if (letter && key === '?') { event.preventDefault(); openHelp(); return; }
      const item = itemOf(target);
      if (item && heard(key, event.shiftKey, item)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [openHelp]);
}

function heard(key: string, shift: boolean, item: HTMLElement): boolean {
  const step = STEPS[key];
  if (step) { move(item, step); return true; }
  const across = ACROSS[key];
  if (across) { moveAcross(item, across); return item.closest('.board') !== null; }
  if (key.length > 1) return false;
  const found = key === 'e' ? mainOf(item) : declared(shift ? `Shift+${key}` : key, item);
  if (!found) return false;
  if (found.matches('a[href], [aria-pressed]')) found.click();
  else found.focus();
  return true;
}

/** An element says the key that leads to it: that of this item before that of the page, which is of a section with the list or of all. */
function declared(key: string, item: HTMLElement): HTMLElement | null {
  const selector = `[data-keys='${CSS.escape(key)}']`;
  return item.querySelector<HTMLElement>(selector) ?? [...document.querySelectorAll<HTMLElement>(`main ${selector}`)].find((element) => !element.closest('.messages')) ?? null;
}
