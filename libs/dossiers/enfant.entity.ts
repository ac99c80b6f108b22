import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** Who the child is: kind IDE, sealed under the dossier's key. */
@ObjectType({ implements: () => [Node] })
@Entity('enfant')
export class Enfant implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Instant() writtenAt: Date;
  @Field() @Sealed() givenNames: string;
  @Field() @Sealed() surname: string;
  @Field() @Sealed() birthDate: string;
}
