import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

/** That a conflict is over, and why: said by neither the person kept out nor whoever declared it. It gives nothing back. Whoever kept themself out reads it. */
@ObjectType({ implements: () => [Node] })
@Entity('conflict_lift')
export class ConflictLift implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') conflictId: string;
  @Column('uuid') professionnelId: string;
  @Column('uuid') declarerId: string;
  @Field() @Sealed() reason: string;
  @Column('uuid') liftedBy: string;
  @Column('uuid') lifterId: string;
  @Field() @Instant() liftedAt: Date;
  @Column('uuid') requestId: string;

  @Related<ConflictLift>(() => Habilitation, (l, scope) => cardOf(scope, l.liftedBy))
  by?: Habilitation;
}
