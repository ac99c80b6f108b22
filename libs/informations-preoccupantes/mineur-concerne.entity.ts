import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** A child whom an information préoccupante is about, or who lives in the same home (CASF L.226-3): kind IDE. What the caller does not know stays empty. */
@ObjectType({ implements: () => [Node] })
@Entity('mineur_concerne')
export class MineurConcerne implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Instant() writtenAt: Date;
  @Field({ description: 'TARGETED : visé. HOUSEHOLD : autre mineur du foyer.' }) @Column('text') place: string;
  @Field() @Sealed() givenNames: string;
  @Field() @Sealed() surname: string;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) sex: string | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) birthDate: string | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) birthPlace: string | null;
  @Field(() => String, { nullable: true, description: 'Où l’enfant habite, où il est en ce moment.' }) @Sealed(undefined, true) whereabouts: string | null;
}
