import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';
import { KindEnum } from '../dossiers/dossiers.inputs.js';
import { heldOf } from '../platform/rows.js';
import { Observation } from './observation.entity.js';

/** An observation that one may notice and not read: of which point, of which line. Never whose. */
@ObjectType({ description: 'Une observation que vous pouvez remarquer, non lire.' })
export class ReservedObservation {
  @Field(() => ID) id: string;
  @Field(() => ID) pointId: string;
  @Field(() => ID, { nullable: true }) lineId: string | null;
  @Field(() => KindEnum) kind: string;
}

export const ObservationOrReserved = createUnionType({
  name: 'ObservationOrReserved',
  types: () => [Observation, ReservedObservation] as const,
  resolveType: (value) => (value instanceof ReservedObservation ? ReservedObservation : Observation),
});

export function shownObservation(observation: Observation): Observation | ReservedObservation {
  if (heldOf(observation) !== null) return observation;
  const { id, pointId, lineId, kind } = observation;
  return Object.assign(new ReservedObservation(), { id, pointId, lineId, kind });
}
