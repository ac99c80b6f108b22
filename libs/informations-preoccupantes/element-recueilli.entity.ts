import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** One thing that was said or seen, of one kind, about one child. A summary is a row of its own. */
@ObjectType({ implements: () => [Node] })
@Entity('element_recueilli')
export class ElementRecueilli implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Field(() => ID) @Column('uuid') mineurId: string;
  @Field() @Column('text') kind: string;
  @Field() @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Field() @Sealed() body: string;
}
