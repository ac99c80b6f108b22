import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { ObservationOutcomeEnum, type ObservationOutcome } from './review-words.js';

/** What was answered to an observation, once: retained, by the line that says it; or not, with a word. Read as the observation is. */
@ObjectType({ implements: () => [Node] })
@Entity('observation_answer')
export class ObservationAnswer implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') homeId: string;
  @Column('uuid') syntheseId: string;
  @Column('uuid') pointId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field(() => ID) @Column('uuid') observationId: string;
  @Field(() => ObservationOutcomeEnum) @Column('text') outcome: ObservationOutcome;
  @Field(() => ID, { nullable: true, description: 'Retenue : par quelle ligne.' }) @Column('uuid', { nullable: true }) lineId: string | null;
  @Field(() => String, { nullable: true, description: 'Pourquoi elle ne l’est pas, ou ce qu’il faut en savoir.' }) @Sealed(undefined, true) words: string | null;
  @Field() @Instant() at: Date;
  @Column('uuid') requestId: string;

  @Related<ObservationAnswer>(() => Habilitation, (a, scope) => cardOf(scope, a.authorId), { description: 'Qui y répond.' })
  by?: Habilitation;
}
