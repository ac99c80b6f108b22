import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/dossier.entity.js';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** One child of an information préoccupante, and their dossier. It changes nothing else and seals nothing again. */
@ObjectType({ implements: () => [Node] })
@Entity('attachment')
export class Attachment implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Field(() => ID) @Column('uuid') mineurId: string;
  @Column('uuid') dossierId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() attachedAt: Date;

  @Related<Attachment>(() => Dossier, (a, scope) => loadOne(scope, Dossier, a.dossierId), { nullable: true })
  dossier?: Dossier | null;
}
