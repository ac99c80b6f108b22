import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** Somebody around the child, as this one dossier knows them: kind FAM. The same adult around two children is two rows, which nothing links. */
@ObjectType({ implements: () => [Node] })
@Entity('personne')
export class Personne implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field() @Sealed() givenNames: string;
  @Field() @Sealed() surname: string;
}
