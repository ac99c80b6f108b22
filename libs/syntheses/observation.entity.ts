import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KindEnum } from '../dossiers/dossiers.inputs.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { ObservationAnswer } from './observation-answer.entity.js';

/** What somebody of the table observes of a draft, of a point or of a line: of their child, their kind, their detail and their file, read as they are. Appended, and no part of the hash. */
@ObjectType({ implements: () => [Node] })
@Entity('observation')
export class Observation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') homeId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => ID) @Column('uuid') pointId: string;
  @Field(() => KindEnum) @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field(() => ID, { nullable: true, description: 'De quelle ligne ; rien, du point entier.' }) @Column('uuid', { nullable: true }) lineId: string | null;
  @Field() @Sealed() body: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;

  @Related<Observation>(() => Habilitation, (o, scope) => cardOf(scope, o.authorId), { description: 'De qui.' })
  by?: Habilitation;

  @Related<Observation>(() => ObservationAnswer, (o, scope) => whenLoaded(loadMany(scope, ObservationAnswer, 'observationId', o.id, ['id']), ([answer]) => answer ?? null), { nullable: true, description: 'Ce qui y fut répondu ; rien, tant que personne n’y a répondu.' })
  answer?: ObservationAnswer | null;
}
