import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import type { Outcome } from './states.js';

/** What the designated head decides of an information préoccupante (CASF L.226-4, D.226-2-7): for those who answer for it. What is asked of the team besides is said child by child, by contributions. */
@ObjectType({ implements: () => [Node] })
@Entity('suite_donnee')
export class SuiteDonnee implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() decidedAt: Date;
  @Field(() => String) @Column('text') outcome: Outcome;
  @Column('uuid') requestId: string;
  @Field(() => String, { nullable: true, description: 'Pourquoi l’autorité judiciaire est saisie (CASF L.226-4 ; OLINPE MOTIFSIG).' }) @Sealed(undefined, true) ground: string | null;
  @Field() @Sealed() reason: string;

  @Related<SuiteDonnee>(() => Habilitation, (s, scope) => cardOf(scope, s.authorId), { nullable: true })
  by?: Habilitation | null;
}
