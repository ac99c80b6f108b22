import type { ReactNode } from 'react';
import { serverNow, shortDayOf } from '../words/dates.js';

interface Kept { closedOn: string | null; firstWarningOn: string | null; lastWarningOn: string | null; closed: { dueOn: string | null } | null }

/** What is kept, as a bar and as days: from its closing to its term, by the two warnings. Of what is kept for ever, nothing is drawn. */
export function Life({ kept: { closedOn, firstWarningOn, lastWarningOn, closed } }: { kept: Kept }): ReactNode {
  if (!closedOn || !closed?.dueOn) return null;
  const days = [['Clôture', closedOn], ['Premier avertissement', firstWarningOn], ['Second avertissement', lastWarningOn], ['Terme', closed.dueOn]] as const;
  const now = serverNow().getTime();
  const [from, to] = [Date.parse(closedOn), Date.parse(closed.dueOn)];
  const share = to > from ? Math.min(1, Math.max(0, (now - from) / (to - from))) : 1;
  const next = days.findIndex(([, day]) => day && Date.parse(day) > now);
  return (
    <div className="life">
      <meter min={0} max={1} value={share} aria-label="De la clôture au terme" aria-valuetext={`${Math.round(share * 100)} % de la durée`} />
      <ol className="steps">{days.map(([name, day], i) => day ? <li key={name} className={i === next ? 'step step-now' : Date.parse(day) <= now ? 'step step-done' : 'step'}>{name}<small>{shortDayOf(day)}</small></li> : null)}</ol>
    </div>
  );
}
