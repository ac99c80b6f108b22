import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { SecondRegard } from './second-regard.entity.js';

/** What one professional of the cell proposes of an information préoccupante, at its first analysis. It holds once another person has agreed, or at once if the danger does not wait. */
@ObjectType({ implements: () => [Node] })
@Entity('qualification')
export class Qualification implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') authorId: string;
  @Column('uuid') personId: string;
  @Field() @Instant() writtenAt: Date;
  @Field() @Column('text') outcome: string;
  @Field() @Column('boolean') urgent: boolean;
  @Column('uuid', { nullable: true }) complementOf: string | null;
  @Field(() => Int, { nullable: true, description: 'Le département à qui elle est transmise (CASF L.221-3).' }) @Column('smallint', { nullable: true }) forwardedTo: number | null;
  @Column('uuid') requestId: string;
  @Field() @Sealed() reason: string;

  @Related<Qualification>(() => Habilitation, (q, scope) => cardOf(scope, q.authorId), { nullable: true })
  by?: Habilitation | null;

  @Related<Qualification>(() => SecondRegard, async (q, scope) => (await loadMany(scope, SecondRegard, 'qualificationId', q.id, ['id']))[0] ?? null, { nullable: true, description: 'Nul, tant qu’une autre personne n’a pas regardé.' })
  secondRegard?: SecondRegard | null;
}
