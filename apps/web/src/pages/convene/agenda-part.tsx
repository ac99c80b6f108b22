import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { HEADINGS, nameIn, PARTS } from '../../words/synthese.js';
import { newPoint } from './draft.js';
import type { Seatable } from './people-part.js';
import type { Around, Point } from './queries.js';

type Speaker = Pick<Seatable, 'id' | 'professionnel'>;
interface Props { points: readonly Point[]; me: Speaker; people: readonly Speaker[]; children: Around['siblings']; change: (points: readonly Point[]) => void }

/** A heading of a closed list, which says no secret; who speaks; of which child of the sibling group. */
export function AgendaPart({ points, me, people, children, change }: Props): ReactNode {
  const put = (at: number, part: Partial<Point>): void => change(points.map((point, i) => (i === at ? { ...point, ...part } : point)));
  const speakers = [...[me, ...people].map(({ id, professionnel }) => [id, professionnel.displayName] as const), ['', 'La famille'] as const];
  return (
    <fieldset><legend>Ordre du jour</legend>
      <ol className="plain points">{points.map((point, i) => (
        <li key={i}><fieldset className="inner point-fields"><legend><span className="number">{i + 1}</span> {nameIn(HEADINGS, point.heading)}</legend>
          <Choice label="Intitulé" value={point.heading} choices={HEADINGS} change={(heading) => put(i, newPoint(heading, point.minutes, point.speakerId ?? null, point.part ?? 'PROFESSIONALS'))} />
          <Field label="Minutes" value={String(point.minutes)} change={(minutes) => put(i, { minutes: Number(minutes) || 0 })} />
          <Choice label="Temps" value={point.part ?? 'PROFESSIONALS'} choices={PARTS} change={(part) => put(i, { part })} />
          <Choice label="Qui parle" value={point.speakerId ?? ''} choices={speakers} change={(speakerId) => put(i, { speakerId: speakerId || null })} />
          {children.length > 0 ? <Choice label="De quel enfant" value={point.dossierId ?? ''} choices={[['', 'Celui de ce dossier'], ...children.map(({ id, enfant }) => [id, enfant?.givenNames ?? 'Identité réservée'] as const)]} change={(dossierId) => put(i, { dossierId: dossierId || null })} /> : null}
          <Button className="button" aria-label={`Retirer le point ${i + 1}`} onPress={() => change(points.filter((_, at) => at !== i))}>Retirer</Button>
        </fieldset></li>
      ))}</ol>
      <Button className="button" onPress={() => change([...points, newPoint('FAITS_RECENTS', 10, me.id)])}>Ajouter un point</Button>
    </fieldset>
  );
}
