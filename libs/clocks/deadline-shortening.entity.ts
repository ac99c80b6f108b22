import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import type { HolderType } from '../platform/sealing.js';

/** That a term was brought forward, by whom and why. Nothing lengthens one. */
@ObjectType({ implements: () => [Node], description: 'Un délai réduit par décision motivée.' })
@Entity('deadline_shortening')
export class DeadlineShortening implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') deadlineId: string;
  @Column('uuid', { nullable: true }) dossierId: string | null;
  @Column('uuid', { nullable: true }) intakeId: string | null;
  @Column('text') holderType: HolderType;
  @Column('uuid') holderId: string;
  @Field({ description: 'Le premier instant qui serait trop tard, désormais.' }) @Instant() dueAt: Date;
  @Instant() remindAt: Date;
  @Field() @Sealed() reason: string;
  @Column('uuid') decidedBy: string;
  @Field() @Instant() decidedAt: Date;
  @Column('uuid') requestId: string;

  @Related<DeadlineShortening>(() => Habilitation, (s, scope) => cardOf(scope, s.decidedBy))
  by?: Habilitation;
}
