import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node.js';

/** A person at work, as colleagues know them. The provider's identity (issuer, subject) links an account; it never leaves, and no page reads it. */
@ObjectType({ implements: () => [Node] })
@Entity('professionnel')
export class Professionnel implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field() @Column('text') displayName: string;
  @Column('text', { select: false }) email: string;
  @Column('text', { nullable: true, select: false }) issuer: string | null;
  @Column('text', { nullable: true, select: false }) subject: string | null;
  /** Whether the provider has proved who this is; made by the table of the two above. */
  @Column('boolean', { select: false }) proved: boolean;
}
