import { useEffect } from 'react';

/** Never a name: titles stay in histories, window lists and shared screens. */
export function useTitle(page: string): void {
  useEffect(() => { document.title = `${page} — Cordée`; }, [page]);
}
