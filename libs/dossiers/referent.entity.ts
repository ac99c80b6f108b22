import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** Who follows the child, by name, from, to: one at a time, as long as the admission that they hold (CASF L.223-1-1). */
@ObjectType({ implements: () => [Node] })
@Entity('referent')
export class Referent implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') habilitationId: string;
  @Column('text') function: string;
  @Column('uuid') admissionId: string;
  @Column('uuid') namedBy: string;
  @Field() @Instant() namedAt: Date;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;

  @Related<Referent>(() => Habilitation, (r, scope) => cardOf(scope, r.habilitationId))
  habilitation?: Habilitation;
}
