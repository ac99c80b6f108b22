import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { cardOf, Habilitation } from './habilitation.entity.js';

/** Who may sign for the département, from, to, by which arrêté (CGCT L.3221-3): somebody who answers for a service. A public act, and it opens nothing to read. */
@ObjectType({ implements: () => [Node] })
@Entity('delegation')
export class Delegation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') delegateId: string;
  @Column('uuid') professionnelId: string;
  @Column('text') function: string;
  @Field({ description: 'L’acte que la délégation couvre : SIGNALEMENT.' }) @Column('text') act: string;
  @Field({ description: 'Qui délègue.' }) @Column('text') delegator: string;
  @Field() @Column('text') arreteReference: string;
  @Column('uuid') recordedBy: string;
  @Column('uuid') recorderId: string;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;

  @Related<Delegation>(() => Habilitation, (d, scope) => cardOf(scope, d.delegateId))
  delegate?: Habilitation;
}
