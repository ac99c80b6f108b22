import { useEffect, useState, type ReactNode } from 'react';
import { hourOf } from '../words/dates.js';

/** Said after two seconds only: a line that comes back at once troubles nobody. */
const PATIENCE_MS = 2000;

export function OfflineBand({ up }: { up: boolean }): ReactNode {
  const [since, setSince] = useState<Date | null>(null);
  useEffect(() => {
    if (up) { setSince(null); return; }
    const at = new Date();
    const timer = setTimeout(() => setSince(at), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [up]);
  if (!since) return null;
  return <div className="offline" role="alert">Hors connexion depuis {hourOf(since.toISOString())}. Ce qui est affiché peut avoir changé ; rien ne part. En urgence, appelez la permanence, le 119 ou le 17.</div>;
}
