import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import type { Rhythm } from './due-at.js';

/** How a person wants to be told: their own choice, under whatever hat; the last version holds. */
@ObjectType({ implements: () => [Node] })
@Entity('notice_preference')
export class NoticePreference implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') professionnelId: string;
  @Field(() => String, { description: 'IMMEDIATE, HOURLY ou DAILY (à 8 h).' }) @Column('text') rhythm: Rhythm;
  @Field(() => Int, { description: 'L’heure à partir de laquelle rien n’est envoyé.' }) @Column('smallint') quietFrom: number;
  @Field(() => Int, { description: 'L’heure à laquelle l’envoi reprend ; la même : jamais interrompu.' }) @Column('smallint') quietTo: number;
  @Field() @Instant() setAt: Date;
  @Column('uuid') requestId: string;
}
