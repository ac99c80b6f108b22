import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node.js';

/** A partner institution: a département's service, a school, a hospital, an association. Directory data. */
@ObjectType({ implements: () => [Node] })
@Entity('organisation')
export class Organisation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field() @Column('text') name: string;
  @Column('text', { nullable: true, select: false }) siret: string | null;
  @Field() @Column('text') sector: string;
}
