import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

/** What another person found of an exceptional access. One of each access: nothing closes it twice. */
@ObjectType({ implements: () => [Node] })
@Entity('glass_review')
export class GlassReview implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') admissionId: string;
  @Column('uuid') habilitationId: string;
  @Column('uuid') breakerId: string;
  @Column('uuid') reviewedBy: string;
  @Column('uuid') reviewerId: string;
  @Field() @Column('text') outcome: string;
  @Field() @Sealed() finding: string;
  @Field() @Instant() reviewedAt: Date;
  @Column('uuid') requestId: string;

  @Related<GlassReview>(() => Habilitation, (r, scope) => cardOf(scope, r.reviewedBy))
  by?: Habilitation;
}
