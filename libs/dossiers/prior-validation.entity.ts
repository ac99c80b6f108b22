import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** That a designated responsable, another person than its author, found an exception to prior information well reasoned. */
@ObjectType({ implements: () => [Node] })
@Entity('prior_validation')
export class PriorValidation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') priorInformationId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;

  @Related<PriorValidation>(() => Habilitation, (v, scope) => cardOf(scope, v.authorId))
  by?: Habilitation;
}
