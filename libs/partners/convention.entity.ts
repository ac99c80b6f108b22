import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** What binds an organisation to the département: its reference, from, to (CASF L.226-3). */
@ObjectType({ implements: () => [Node] })
@Entity('convention')
export class Convention implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') organisationId: string;
  @Field() @Column('text') reference: string;
  @Column('uuid') recordedBy: string;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;
}
