import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** The right to sit at a synthèse. By admission it ends with it; by function it holds while the dossier is in the perimeter. */
@ObjectType({ implements: () => [Node] })
@Entity('convocation')
export class Convocation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Column('uuid') habilitationId: string;
  @Column('text') function: string;
  @Field() @Column('text') basis: string;
  @Column('uuid', { nullable: true }) admissionId: string | null;
  @Field({ description: 'Sans elle, la réunion ne se tient pas utilement.' }) @Column('boolean') required: boolean;
  @Column('uuid') invitedBy: string;
  @Field() @Instant() validFrom: Date;
  @Instant() validTo: Date | number;

  @Related<Convocation>(() => Habilitation, (c, scope) => cardOf(scope, c.habilitationId))
  habilitation?: Habilitation;

  @Related<Convocation>(() => DateTime, (c) => finite(c.validTo), { nullable: true, description: 'Quand elle prend ou a pris fin ; rien, tant que dure la fonction.' })
  until?: Date | null;
}
