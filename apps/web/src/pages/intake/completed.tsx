import type { ReactNode } from 'react';
import { Choice } from '../../form/field.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Zone } from '../../zone/zone.js';
import { INTAKES } from '../intakes/queries.js';
import { STATE_NAMES } from '../intakes/states.js';

/** Which information préoccupante this one completes, by the number that people know it by. */
export function Completed({ of, value, change }: { of: string; value: string; change: (id: string) => void }): ReactNode {
  const asked = useAsk(INTAKES, {});
  return (
    <Zone asked={asked} of="des informations ouvertes" pick={(d) => d.informationsPreoccupantes.edges.filter(({ node }) => node.id !== of)}>{(edges) => (
      <Choice label="Information complétée" value={value} change={change} choices={[['', 'Choisir…'], ...edges.map(({ node }) => [node.id, `${node.number}, ${STATE_NAMES[node.state] ?? node.state}`] as const)]} />
    )}</Zone>
  );
}
