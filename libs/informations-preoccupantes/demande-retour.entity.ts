import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** That somebody who gave an information préoccupante, and is not a professional, asked what became of it: the law then counts (CASF L.226-5 al. 2). For the cell alone. */
@ObjectType({ implements: () => [Node] })
@Entity('demande_retour')
export class DemandeRetour implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() askedAt: Date;
  @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
}
