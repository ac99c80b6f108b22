import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** A dated piece of what is known about the child, of one kind. A summary is a row of its own, written by somebody who reads the full one. */
@ObjectType({ implements: () => [Node] })
@Entity('entry')
export class Entry implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') dossierId: string;
  @Field() @Column('text') kind: string;
  @Field() @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field() @Sealed() body: string;
}
