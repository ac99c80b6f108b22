import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { FUNCTIONS, NEEDS_VALIDATION, type Function } from '../secrecy/functions.js';
import { Organisation } from './organisation.entity.js';
import { Professionnel } from './professionnel.entity.js';

/** Who would hold which function, where, over which territories, from, to; by whom it was proposed. It opens nothing (CASF R.221-8). */
@ObjectType({ implements: () => [Node] })
@Entity('habilitation_proposal')
export class HabilitationProposal implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') organisationId: string;
  @Column('uuid') professionnelId: string;
  @Field() @Column('text') function: string;
  @Column('uuid', { nullable: true }) territoireId: string | null;
  @Field() @Column('boolean') wholeDepartement: boolean;
  @Column('uuid') proposedBy: string;
  @Column('uuid') proposerId: string;
  @Field() @Instant() proposedAt: Date;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;

  @Related<HabilitationProposal>(() => Professionnel, (p, scope) => loadOne(scope, Professionnel, p.professionnelId))
  professionnel?: Professionnel | null;

  @Related<HabilitationProposal>(() => Organisation, (p, scope) => loadOne(scope, Organisation, p.organisationId))
  organisation?: Organisation | null;

  @Related<HabilitationProposal>(() => String, (p) => FUNCTIONS[p.function as Function].name, { description: 'La fonction, en clair.' })
  functionName?: string;

  @Related<HabilitationProposal>(() => Boolean, (p) => NEEDS_VALIDATION.includes(p.function as Function), { description: 'Un responsable, troisième personne, doit la valider.' })
  needsValidation?: boolean;
}
