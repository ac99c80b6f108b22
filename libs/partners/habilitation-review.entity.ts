import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { cardOf, Habilitation } from './habilitation.entity.js';

/** That another person than its holder found an habilitation still needed, until the next review. One that is not is ended. */
@ObjectType({ implements: () => [Node] })
@Entity('habilitation_review')
export class HabilitationReview implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') habilitationId: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') professionnelId: string;
  @Column('uuid') reviewedBy: string;
  @Column('uuid') reviewerId: string;
  @Field() @Instant() reviewedAt: Date;
  @Field({ description: 'La prochaine revue.' }) @Instant() nextAt: Date;
  @Column('uuid') requestId: string;

  @Related<HabilitationReview>(() => Habilitation, (r, scope) => cardOf(scope, r.habilitationId))
  habilitation?: Habilitation;

  @Related<HabilitationReview>(() => Habilitation, (r, scope) => cardOf(scope, r.reviewedBy))
  by?: Habilitation;
}
