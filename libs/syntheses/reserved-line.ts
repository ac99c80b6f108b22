import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { KindEnum } from '../dossiers/dossiers.inputs.js';
import { Node } from '../platform/node.js';
import { heldOf } from '../platform/rows.js';
import { MinuteLine } from './minute-line.entity.js';
import { LineNatureEnum, type LineNature } from './seance-words.js';

/** A line that one may notice and not read: where it stands, of what kind, and its commitment. Never whose words, nor how long. */
@ObjectType({ implements: () => [Node], description: 'Une ligne que vous pouvez remarquer, non lire : demandez « Pourquoi ? ».' })
export class ReservedLine implements Node {
  id: string;
  @Field(() => ID) pointId: string;
  @Field(() => Int) seq: number;
  @Field(() => KindEnum) kind: string;
  @Field(() => LineNatureEnum) nature: LineNature;
  @Field(() => ID, { nullable: true }) supersedesId: string | null;
  @Field({ description: 'Une décision : numérotée pour tous, lue de ceux dont elle est.' }) isDecision: boolean;
  @Field() engagement: string;
}

export const LineOrReserved = createUnionType({
  name: 'LineOrReserved',
  types: () => [MinuteLine, ReservedLine] as const,
  resolveType: (value) => (value instanceof ReservedLine ? ReservedLine : MinuteLine),
});

/** What may be read, or what of it may be noticed: a row looked for by `notice` never leaves as it is. */
export function shownLine(line: MinuteLine): MinuteLine | ReservedLine {
  if (heldOf(line) !== null) return line;
  const { id, pointId, seq, kind, type, nature, supersedesId, commitment } = line;
  return Object.assign(new ReservedLine(), { id, pointId, seq, kind, nature, supersedesId, isDecision: type === 'DECISION', engagement: commitment.toString('hex') });
}
