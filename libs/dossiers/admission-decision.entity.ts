import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

/** What became of a proposal: granted as an admission, or refused with a reason. Said to its author. */
@ObjectType({ implements: () => [Node] })
@Entity('admission_decision')
export class AdmissionDecision implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') proposalId: string;
  @Column('uuid') habilitationId: string;
  @Field() @Column('text') outcome: string;
  @Column('uuid', { nullable: true }) admissionId: string | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) reason: string | null;
  @Column('uuid') decidedBy: string;
  @Field() @Instant() decidedAt: Date;

  @Related<AdmissionDecision>(() => Habilitation, (d, scope) => cardOf(scope, d.decidedBy))
  by?: Habilitation;
}
