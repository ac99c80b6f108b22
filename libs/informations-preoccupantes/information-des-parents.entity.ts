import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** That a parent of one of the children was told before it was transmitted, or why not, in the child's interest (CASF L.226-2-1). */
@ObjectType({ implements: () => [Node] })
@Entity('information_des_parents')
export class InformationDesParents implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Field(() => ID) @Column('uuid') mineurId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Instant() writtenAt: Date;
  @Field() @Column('text') means: string;
  @Field() @Column('text') exception: string;
  @Field() @Instant() informedAt: Date;
  @Field() @Sealed() person: string;
  @Field({ description: 'Ce qui a été annoncé ; d’une exception, son motif.' }) @Sealed() announced: string;
}
