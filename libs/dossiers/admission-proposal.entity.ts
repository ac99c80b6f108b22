import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { DateTime } from '../platform/date-time.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { KINDS, type Kind } from '../secrecy/kinds.js';
import { AdmissionDecision } from './admission-decision.entity.js';
import { KindEnum } from './dossiers.inputs.js';

/** Whom somebody admitted would let in, to what, why, when. It opens nothing, and the invited knows nothing of it (CASF L.226-2-1). */
@ObjectType({ implements: () => [Node] })
@Entity('admission_proposal')
export class AdmissionProposal implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  /** Never « habilitationId »: whom an event concerns is told of it. */
  @Column('uuid') invitedId: string;
  @Column('smallint', { name: 'kinds' }) kindBits: number;
  @Field() @Column('text') duty: string;
  @Field() @Column('text') purpose: string;
  @Field() @Column('text') legalBasis: string;
  @Field() @Sealed() necessity: string;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) evaluatorException: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Nul : dès qu’elle est accordée.' }) @Column({ type: 'timestamptz', precision: 3, nullable: true }) wantedFrom: Date | null;
  @Field(() => DateTime, { nullable: true }) @Column({ type: 'timestamptz', precision: 3, nullable: true }) wantedTo: Date | null;
  @Column('uuid') proposedBy: string;
  @Field() @Instant() proposedAt: Date;
  @Column('uuid') requestId: string;

  @Related<AdmissionProposal>(() => [KindEnum], (p) => kindsOf(p.kindBits))
  kinds?: Kind[];

  @Related<AdmissionProposal>(() => Habilitation, (p, scope) => cardOf(scope, p.invitedId), { description: 'Qui serait admis.' })
  invited?: Habilitation;

  @Related<AdmissionProposal>(() => Habilitation, (p, scope) => cardOf(scope, p.proposedBy))
  by?: Habilitation;

  @Related<AdmissionProposal>(() => AdmissionDecision, async (p, scope) => (await loadMany(scope, AdmissionDecision, 'proposalId', p.id, ['id']))[0] ?? null, { nullable: true })
  decision?: AdmissionDecision | null;
}

export const kindsOf = (bits: number): Kind[] => KINDS.filter((_, i) => bits & (1 << i));
export const bitsOf = (kinds: readonly Kind[]): number => kinds.reduce((bits, kind) => bits | (1 << KINDS.indexOf(kind)), 0);
