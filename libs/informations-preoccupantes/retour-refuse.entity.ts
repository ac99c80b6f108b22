import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** For which of the three reasons of CASF D.226-2-8 whoever asked was not answered, and why: for the cell alone, and for no other eye. */
@ObjectType({ implements: () => [Node] })
@Entity('retour_refuse')
export class RetourRefuse implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') retourId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Field({ description: 'CHILD_INTEREST, DANGER_FOR_CHILD ou RISK_FOR_INFORMANT_AT_HOME.' }) @Sealed() refusal: string;
  @Field() @Sealed() motive: string;
}
