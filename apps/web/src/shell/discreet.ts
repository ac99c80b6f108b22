/** Bodies and names blurred until pointed at or focused: one state for the switch, F8 and the palette. It ends with the page. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const isDiscreet = (): boolean => document.documentElement.hasAttribute('data-discreet');

export function setDiscreet(on: boolean): void {
  document.documentElement.toggleAttribute('data-discreet', on);
  listeners.forEach((listener) => listener());
}
export const toggleDiscreet = (): void => setDiscreet(!isDiscreet());

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useDiscreet = (): boolean => useSyncExternalStore(subscribe, isDiscreet);
