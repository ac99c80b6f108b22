import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node.js';

/** A service of an organisation, with the number to call and the hours at which somebody answers. */
@ObjectType({ implements: () => [Node] })
@Entity('service')
export class Service implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') organisationId: string;
  @Field() @Column('text') name: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) onCallPhone: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) onCallHours: string | null;
  @Column('uuid') recordedBy: string;
  @Column('uuid') requestId: string;
}
