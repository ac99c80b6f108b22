import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** That nothing more is due of an information préoccupante, to anybody: decided, the parents informed, whoever transmitted it answered. */
@ObjectType({ implements: () => [Node] })
@Entity('cloture')
export class Cloture implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() closedAt: Date;
  @Column('uuid') requestId: string;

  @Related<Cloture>(() => Habilitation, (c, scope) => cardOf(scope, c.authorId), { nullable: true })
  by?: Habilitation | null;
}
