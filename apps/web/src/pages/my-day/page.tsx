/** What awaits me, in the order in which to do it. An item leaves when the fact is recorded. */
import { useState, type ReactNode } from 'react';
import { useAsk } from '../../graphql/use-ask.js';
import { anything } from '../../realtime/pointers.js';
import { useTitle } from '../../shell/title.js';
import { dayOf, serverNow } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { Zone } from '../../zone/zone.js';
import { Counters, type Period, PERIODS } from './counters.js';
import { DayItem } from './item.js';
import { DAY } from './queries.js';

export function Component(): ReactNode {
  useTitle('Ma journée');
  const asked = useAsk(DAY, {}, { when: anything });
  const [only, setOnly] = useState<Period | null>(null);
  return (
    <>
      <div className="page-head"><h1>Ma journée</h1><p className="date">{dayOf(serverNow().toISOString())}</p></div>
      <Zone asked={asked} of="de votre journée" pick={(d) => d.myDay} isEmpty={(day) => day.items.length === 0} empty="Rien n’est attendu de vous aujourd’hui.">{(day) => (
        <>
          <Counters day={day} only={only} choose={setOnly} />
          {PERIODS.filter(([period]) => !only || only === period).map(([period, counter, name]) => {
            const items = day.items.filter((item) => item.period === period);
            return items.length === 0 ? null : (
              <section key={period} className={`period period-${counter}`} aria-label={`${name}, ${count(items.length, 'élément')}`}>
                <h2>{name}</h2>
                <ul className="rows">{items.map((item, i) => <DayItem key={`${item.verb} ${item.threadId ?? item.about?.id ?? i} ${item.seq ?? ''}`} item={item} />)}</ul>
              </section>
            );
          })}
          <p className="hint">{day.more ? 'D’autres éléments suivront quand ceux-ci seront faits.' : 'Rien d’autre n’est attendu de vous.'}</p>
        </>
      )}</Zone>
    </>
  );
}
