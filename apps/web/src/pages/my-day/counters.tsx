import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { count } from '../../words/plural.js';
import type { Day, Item } from './queries.js';

export type Period = Item['period'];
/** In the order in which they are done, with the counter of each. */
export const PERIODS: readonly (readonly [Period, 'late' | 'today' | 'week' | 'later', string])[] = [['LATE', 'late', 'En retard'], ['TODAY', 'today', 'Aujourd’hui'], ['WEEK', 'week', 'Cette semaine'], ['LATER', 'later', 'À suivre']];

export function Counters({ day, only, choose }: { day: Day; only: Period | null; choose: (period: Period | null) => void }): ReactNode {
  return (
    <div className="counters" role="group" aria-label="Filtrer par échéance">
      {PERIODS.map(([period, counter, name], i) => (
        <ToggleButton key={period} className={`counter counter-${counter}${day[counter] === 0 ? ' counter-none' : ''}`} data-keys={String(i + 1)} isSelected={only === period} onChange={(on) => choose(on ? period : null)} aria-label={`${name} : ${count(day[counter], 'élément')}`}>
          <span className="counter-name">{name}</span><span className="counter-number">{day[counter]}</span>
        </ToggleButton>
      ))}
    </div>
  );
}
