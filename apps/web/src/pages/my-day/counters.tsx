import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { count } from '../../words/plural.js';

export type Period = 'late' | 'today' | 'week' | 'later';
const NAMES: readonly [Period, string][] = [['late', 'En retard'], ['today', 'Aujourd’hui'], ['week', 'Cette semaine'], ['later', 'À suivre']];

export function Counters({ day, only, choose }: { day: Record<Period, number>; only: Period | null; choose: (period: Period | null) => void }): ReactNode {
  return (
    <div className="counters" role="group" aria-label="Filtrer par échéance">
      {NAMES.map(([period, name]) => (
        <ToggleButton key={period} className={`counter counter-${period}${day[period] === 0 ? ' counter-none' : ''}`} isSelected={only === period} onChange={(on) => choose(on ? period : null)} aria-label={`${name} : ${count(day[period], 'élément')}`}>
          <span className="counter-name">{name}</span><span className="counter-number">{day[period]}</span>
        </ToggleButton>
      ))}
    </div>
  );
}
