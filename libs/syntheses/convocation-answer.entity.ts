import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { AnswerEnum } from './words.js';

/** Whether somebody comes, for one date; moved, the question is asked again. Why not is for whoever convenes. */
@ObjectType({ implements: () => [Node] })
@Entity('convocation_answer')
export class ConvocationAnswer implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Column('uuid') habilitationId: string;
  @Field(() => Int, { description: 'La date pour laquelle il fut répondu : si elle n’est plus celle qui vaut, la réponse est attendue de nouveau.' }) @Column('smallint') sequence: number;
  @Column('smallint') rank: number;
  @Field(() => AnswerEnum) @Column('text') answer: keyof typeof AnswerEnum;
  @Field() @Instant() answeredAt: Date;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) reason: string | null;

  @Related<ConvocationAnswer>(() => Habilitation, (a, scope) => cardOf(scope, a.habilitationId))
  habilitation?: Habilitation;
}
