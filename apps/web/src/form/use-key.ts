import { useRef } from 'react';

/** The key of a request: the same for each attempt, so that a double click or a retry acts once; another once it was done. */
export function useKey(): { current: () => string; renew: () => void } {
  const key = useRef(crypto.randomUUID());
  return useRef({ current: () => key.current, renew: () => { key.current = crypto.randomUUID(); } }).current;
}
