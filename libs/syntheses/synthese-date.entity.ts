import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { DateFactEnum } from './words.js';

/** When a synthèse is held, or that it is not: a line for each change, in order, the last of which holds. Its place may be one that is kept secret: it is sealed. */
@ObjectType({ implements: () => [Node] })
@Entity('synthese_date')
export class SyntheseDate implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => Int, { description: '0, 1, 2… sans trou.' }) @Column('smallint') sequence: number;
  @Field(() => DateFactEnum) @Column('text') fact: keyof typeof DateFactEnum;
  @Field(() => Date, { nullable: true, description: 'Annulée, elle garde la date qu’elle avait, si elle en avait une.' }) @Column({ type: 'timestamptz', precision: 3, nullable: true }) startsAt: Date | null;
  @Field(() => Date, { nullable: true }) @Column({ type: 'timestamptz', precision: 3, nullable: true }) endsAt: Date | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) place: string | null;
  @Field(() => String, { nullable: true, description: 'Pourquoi elle est déplacée ou annulée ; d’un délai plus court que l’usage, pourquoi.' }) @Sealed(undefined, true) reason: string | null;
  @Column('uuid') authorId: string;
  @Field() @Instant() recordedAt: Date;
  @Column('uuid') requestId: string;

  @Related<SyntheseDate>(() => Habilitation, (d, scope) => cardOf(scope, d.authorId))
  by?: Habilitation;
}
