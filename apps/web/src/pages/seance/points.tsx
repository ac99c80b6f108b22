import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useMe } from '../../shell/me.js';
import { edgeOf, Mark, useKind } from '../../secrecy/mark.js';
import { Why } from '../../secrecy/why.js';
import { HEADINGS, nameIn, PARTS } from '../../words/synthese.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { LineRow } from './line-row.js';
import type { AtTheTable } from './page.js';
import { Observations } from './observations.js';
import { type Observed, SHOW, type Standing, type Table } from './queries.js';
import { isReread } from './review.js';
import { seated } from './seated.js';
import { useLines } from './use-lines.js';
import { Write } from './write.js';

interface Props extends AtTheTable { current: string | null; observed: readonly Observed[] }

/** Point after point: what was said there to whoever attends it; for the others, that it was, and why not. */
export function Points({ table, again, convenes, holds, current, observed }: Props): ReactNode {
  const lines = useLines(table.id);
  return (
    <section aria-labelledby="points"><h2 id="points">Ce qui est écrit</h2>
      <Zone asked={lines} of="des lignes" pick={(d) => d}>{(all) => table.points.map((point) => (
        <Point key={point.id} point={point} lines={all.filter(({ pointId }) => pointId === point.id)} again={() => { lines.again(); again(); }} {...{ table, convenes, holds, current, observed }} />
      ))}</Zone>
    </section>
  );
}

function Point({ table, again, convenes, holds, current, observed, point, lines }: Props & { point: Table['points'][number]; lines: Standing[] }): ReactNode {
  const { me: { habilitation } } = useMe();
  const key = useKey();
  const { mark } = useKind(point.kind);
  const { act, pending, faults } = useAct(SHOW, (d) => d.done, () => { key.renew(); again(); });
  const closed = table.seance.at(-1)?.fact === 'CLOSED';
  const here = point.id === current;
  const heading = nameIn(HEADINGS, point.heading);
  const sits = seated(table).some((c) => c.habilitation.id === habilitation.id);
  const draft = { observed, lines, may: isReread(table) && sits && point.attends && table.by.id !== habilitation.id, answers: closed && !table.minutes && (convenes || holds), again };
  return (
    <article className={`${edgeOf(mark)} at-point${here ? ' current' : ''}`} aria-labelledby={`p${point.id}`} aria-current={here ? 'step' : undefined}>
      <div className="point-head">
        <h3 id={`p${point.id}`}><span className="number">{point.position}</span> {heading} <Mark kind={point.kind} />{point.dossier && point.dossier.id !== table.dossier?.id ? <small className="name">{point.dossier.enfant?.givenNames}</small> : null}</h3>
        <p><small>{nameIn(PARTS, point.partOf)} · {point.minutes} min</small>
          {!here && !closed && (convenes || holds) ? <Button className="button" isPending={pending} aria-label={`Passer au point ${point.position}, ${heading}`} onPress={() => void act({ input: { syntheseId: table.id, pointId: point.id, requestId: key.current() } })}>Y passer</Button> : null}</p>
      </div>
      <Faults faults={faults} />
      {point.attends ? null : <p className="withheld-point">Ce point n’est pas de ceux auxquels vous assistez. <Why type="SynthesePoint" id={point.id} of={`le point ${point.position}`} /></p>}
      {lines.length > 0 ? <ol className="lines">{lines.map((line) => <LineRow key={line.first} line={line} may={holds && !table.minutes} frozen={table.minutes !== null} convenes={convenes} again={again} draft={draft} />)}</ol> : null}
      {closed ? <Observations {...draft} pointId={point.id} lineId={null} of={`le point ${point.position}`} /> : null}
      {point.attends && sits && (here || closed) && !table.minutes ? <Write key={point.id} {...{ table, again, convenes, holds }} pointId={point.id} /> : null}
    </article>
  );
}
