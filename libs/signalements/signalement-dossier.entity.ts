import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** A signalement is attached to a child's dossier: nothing is copied or sealed again. Whoever knows the dossier by their territory then knows the signalement. */
@ObjectType({ implements: () => [Node] })
@Entity('signalement_dossier')
export class SignalementDossier implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') signalementId: string;
  @Column('text') route: string;
  @Field(() => ID) @Column('uuid') dossierId: string;
  @Column('uuid') attachedBy: string;
  @Field() @Instant() attachedAt: Date;
}
