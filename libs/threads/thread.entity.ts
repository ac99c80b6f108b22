import { ObjectType, Field } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** A secure exchange about a child, of one kind, which also covers its subject and motive. Whoever takes part may notice every message from their arrival. */
@ObjectType({ implements: () => [Node] })
@Entity('thread')
export class Thread implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field() @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() openedAt: Date;
  @Field({ description: 'Le numéro du dernier message : rien ne manque entre 1 et lui.' }) @Column('integer') seq: number;
  @Column('uuid') requestId: string;
  @Sealed() subject: string;
  @Sealed() motive: string;
}
