import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** One child's, for life, in one département. It holds no word about the child: what is known stands in rows of their own kinds. */
@ObjectType({ implements: () => [Node] })
@Entity('dossier')
export class Dossier implements Node {
  @PrimaryColumn('uuid') id: string;
  @Field() @Column('smallint') departement: number;
  @Column('uuid') openedBy: string;
  @Field() @Instant() openedAt: Date;
  @Field() @Column('text') state: string;
  @Column('uuid') requestId: string;
}
