import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** Membership of a thread, from a message on. By admission it ends with it; by function it holds while the dossier is in the perimeter. */
@ObjectType({ implements: () => [Node] })
@Entity('participation')
export class Participation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') threadId: string;
  @Column('uuid') dossierId: string;
  @Column('uuid') habilitationId: string;
  @Field() @Column('text') basis: string;
  @Column('uuid', { nullable: true }) admissionId: string | null;
  @Field() @Column('integer') fromSeq: number;
  @Field() @Instant() validFrom: Date;
  @Instant() validTo: Date | number;

  @Related<Participation>(() => Habilitation, (p, scope) => cardOf(scope, p.habilitationId))
  habilitation?: Habilitation;
}
