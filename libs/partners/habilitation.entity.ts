import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** Who acts: a person × a function × an organisation × territories (CASF R.221-8: individually designated and habilitated). */
@ObjectType({ implements: () => [Node] })
@Entity('habilitation')
export class Habilitation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Field() @Column('smallint') departement: number;
  @Column('uuid') professionnelId: string;
  @Column('uuid') organisationId: string;
  @Field() @Column('text') function: string;
  @Column('integer') epoch: number;
  @Field() @Instant() validFrom: Date;
  @Instant() validTo: Date;
}
