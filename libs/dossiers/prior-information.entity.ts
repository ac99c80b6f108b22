import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** That a holder of parental authority was informed before anything secret was shared (CASF L.226-2-2), or why not, in the child's interest. */
@ObjectType({ implements: () => [Node] })
@Entity('prior_information')
export class PriorInformation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Instant() writtenAt: Date;
  @Field() @Instant() informedAt: Date;
  @Field() @Column('text') means: string;
  @Field() @Column('text') exception: string;
  @Column('uuid') requestId: string;
  @Field() @Sealed() person: string;
  @Field() @Sealed() announced: string;
}
