import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { ANSWERS, type Answer } from './answers.js';
import { STEP_FACTS, type Reach, type StepFact } from './states.js';

const StepFactEnum = enumOf('SignalementFact', STEP_FACTS, 'Ce qui est arrivé à un signalement.');

/** What became of a signalement, one fact each: who, when. What is said in it is sealed under the signalement's key. */
@ObjectType({ implements: () => [Node], description: 'Une suite d’un signalement : transmis, reçu, accusé, répondu, complété ; l’auteur, les parents informés.' })
@Entity('signalement_step')
export class SignalementStep implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') signalementId: string;
  @Column('text') route: string;
  @Column('uuid') parquetId: string;
  @Field(() => StepFactEnum) @Column('text') fact: StepFact;
  @Column('text') answer: 'NONE' | Answer;
  @Field(() => String, { description: 'AUTHOR : l’auteur direct la lit aussi ; DEPARTEMENT : le parquet et le département seuls.' }) @Column('text') reach: Reach;
  @Column('uuid') authorId: string;
  @Field() @Instant() at: Date;
  @Field({ description: 'Quand ce dont elle parle a lieu : la décision, l’information des parents.' }) @Instant() dated: Date;
  @Field(() => ID, { nullable: true, description: 'D’un complément : la demande à laquelle il répond.' }) @Column('uuid', { nullable: true }) askedId: string | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) body: string | null;
  @Column('uuid') requestId: string;

  @Related<SignalementStep>(() => Habilitation, (s, scope) => (s.fact === 'RECEIVED' ? null : cardOf(scope, s.authorId)), { nullable: true, description: 'Qui ; personne, de la réception, qui est de la machine.' })
  by?: Habilitation | null;

  @Related<SignalementStep>(() => String, (s) => (s.answer === 'NONE' ? null : ANSWERS[s.answer].label), { nullable: true, description: 'Ce que le parquet a répondu.' })
  answered?: string | null;
}
