import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** Who replaces whom, from, to: two colleagues of one organisation. It opens nothing: a substitute reads what is their own. */
@ObjectType({ implements: () => [Node] })
@Entity('substitution')
export class Substitution implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') organisationId: string;
  @Column('uuid') habilitationId: string;
  @Column('uuid') substituteId: string;
  @Column('uuid') recordedBy: string;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;
}
