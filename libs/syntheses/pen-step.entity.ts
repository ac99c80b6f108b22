import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { PenFactEnum, type PenFact } from './seance-words.js';

/** Who writes for the table: one person at a time. The last line says who holds the pen, or that nobody does. */
@ObjectType({ implements: () => [Node] })
@Entity('pen_step')
export class PenStep implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => Int) @Column('smallint') sequence: number;
  @Field(() => PenFactEnum) @Column('text') fact: PenFact;
  @Column('uuid') holderId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() at: Date;
  @Field(() => String, { nullable: true, description: 'Pourquoi elle a été reprise.' }) @Sealed(undefined, true) reason: string | null;
  @Column('uuid') requestId: string;

  @Related<PenStep>(() => Habilitation, (p, scope) => (p.fact === 'RELEASED' ? null : cardOf(scope, p.holderId)), { nullable: true, description: 'Qui la tient depuis lors ; personne, quand elle est rendue.' })
  holder?: Habilitation | null;

  @Related<PenStep>(() => Habilitation, (p, scope) => cardOf(scope, p.authorId))
  by?: Habilitation;
}
