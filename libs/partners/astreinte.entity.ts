import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { cardOf, Habilitation } from './habilitation.entity.js';

/** Who is on call, from, to: a head of the ASE, named by the département's administrator, another person. It opens nothing by itself. */
@ObjectType({ implements: () => [Node] })
@Entity('astreinte')
export class Astreinte implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') habilitationId: string;
  @Column('uuid') professionnelId: string;
  @Column('text') function: string;
  @Column('uuid') recordedBy: string;
  @Column('uuid') recorderId: string;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;

  @Related<Astreinte>(() => Habilitation, (a, scope) => cardOf(scope, a.habilitationId))
  habilitation?: Habilitation;
}
