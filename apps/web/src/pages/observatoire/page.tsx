/** A year in figures, for who observes it: looked at first, read in its table next. Nothing here leads to a child. */
import { useState, type ReactNode } from 'react';
import { Choice } from '../../form/field.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useTitle } from '../../shell/title.js';
import { serverNow, shortDayOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { Bars, Columns } from './bars.js';
import { Delays } from './delays.js';
import { figuresOf, YEAR } from './queries.js';

export function Component(): ReactNode {
  useTitle('Observatoire');
  const now = serverNow().getFullYear();
  const [year, setYear] = useState(String(now));
  const asked = useAsk(YEAR, { year: Number(year) });
  return (
    <>
      <div className="page-head"><h1>Observatoire</h1><Choice label="Année" value={year} choices={[0, 1, 2, 3].map((ago) => [String(now - ago), String(now - ago)] as const)} change={setYear} /></div>
      <p className="hint">Informations préoccupantes du département. Des mois entiers, au multiple de cinq le plus proche ; sous cinq, aucun nombre.</p>
      <Zone asked={asked} of="des nombres" pick={(d) => d.observatoire}>{(found) => (found.until ? (
        <>
          <p>Données arrêtées au {shortDayOf(found.until)}.</p>
          <div className="columns plots">
            <Columns title="Reçues, mois par mois" figures={figuresOf(found, 'RECEIVED')} />
            <Delays figures={figuresOf(found, 'DELAY')} legalMonths={found.legalMonths} article={found.article} />
            <Bars title="D’où elles viennent" figures={figuresOf(found, 'ORIGIN')} />
            <Bars title="Ce qu’elles sont devenues" figures={figuresOf(found, 'OUTCOME')} />
          </div>
        </>
      ) : <p className="empty">Pas encore de données pour {found.year}.</p>)}</Zone>
    </>
  );
}
