import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { SeanceFactEnum, type SeanceFact } from './seance-words.js';

/** A meeting being held: opened, on a point of its agenda, closed. The last line holds; none comes after the end. */
@ObjectType({ implements: () => [Node] })
@Entity('seance_step')
export class SeanceStep implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => Int) @Column('smallint') sequence: number;
  @Field(() => SeanceFactEnum) @Column('text') fact: SeanceFact;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) pointId: string | null;
  @Column('uuid') authorId: string;
  @Field() @Instant() at: Date;
  @Field(() => Date, { nullable: true, description: 'Close : jusqu’à quand son compte rendu se relit, le premier instant qui serait trop tard.' }) @Column({ type: 'timestamptz', precision: 3, nullable: true }) observeUntil: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) remindAt: Date | null;
  @Instant() remindedAt: Date | number;
  @Column('uuid') requestId: string;

  @Related<SeanceStep>(() => Habilitation, (s, scope) => cardOf(scope, s.authorId))
  by?: Habilitation;
}
