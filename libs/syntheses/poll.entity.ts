import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { bestOf, BestSlot } from './best-of.js';
import { PollSlot } from './poll-slot.entity.js';

/** When each can come to a synthèse: asked of whoever is convoked, until somebody who convenes closes it. */
@ObjectType({ implements: () => [Node] })
@Entity('poll')
export class Poll implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() openedAt: Date;
  @Field({ description: 'Jusqu’à quand les réponses sont attendues ; elles sont prises tant que le sondage est ouvert.' }) @Instant() deadlineAt: Date;
  @Instant() remindAt: Date;
  @Instant() remindedAt: Date | number;
  @Instant() closedAt: Date | number;
  @Field(() => ID, { nullable: true, description: 'Le créneau retenu ; rien, tant qu’il est ouvert, ou s’il fut clos sans date.' }) @Column('uuid', { nullable: true }) slotId: string | null;
  @Column('uuid') requestId: string;

  @Related<Poll>(() => Habilitation, (p, scope) => cardOf(scope, p.authorId))
  by?: Habilitation;

  @Related<Poll>(() => DateTime, (p) => finite(p.closedAt), { nullable: true, description: 'Rien, tant qu’il est ouvert.' })
  closed?: Date | null;

  @Related<Poll>(() => [PollSlot], (p, scope) => loadMany(scope, PollSlot, 'pollId', p.id, ['startsAt', 'id']))
  slots?: PollSlot[];

  @Related<Poll>(() => BestSlot, bestOf, { nullable: true, description: 'Le créneau qui convient le mieux, et pourquoi ; rien, tant que personne ne peut venir. Une proposition : une personne décide.' })
  best?: BestSlot | null;
}
