import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { lastDayBefore } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { ActionFactEnum, type ActionFact } from './action-words.js';

/** A fact about an action, appended: after the minutes are validated as before, and no part of their hash. */
@ObjectType({ implements: () => [Node] })
@Entity('action_step')
export class ActionStep implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') homeId: string;
  @Column('uuid') syntheseId: string;
  @Column('uuid') pointId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field(() => ID) @Column('uuid') actionId: string;
  @Field(() => Int) @Column('smallint') sequence: number;
  @Field(() => ActionFactEnum) @Column('text') fact: ActionFact;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) dueAt: Date | null;
  @Column('uuid', { nullable: true }) ownerId: string | null;
  @Field(() => String, { nullable: true, description: 'Pourquoi.' }) @Sealed(undefined, true) reason: string | null;
  @Field() @Instant() at: Date;
  @Column('uuid') requestId: string;

  @Related<ActionStep>(() => String, (s) => s.dueAt && lastDayBefore(placeOf(s.departement), s.dueAt), { nullable: true, description: 'Reportée : le dernier jour pour la faire, AAAA-MM-JJ.' })
  postponedTo?: string | null;

  @Related<ActionStep>(() => Habilitation, (s, scope) => (s.ownerId === null ? null : cardOf(scope, s.ownerId)), { nullable: true, description: 'Confiée : à qui.' })
  owner?: Habilitation | null;

  @Related<ActionStep>(() => Habilitation, (s, scope) => cardOf(scope, s.authorId), { description: 'Qui le dit.' })
  by?: Habilitation;
}
