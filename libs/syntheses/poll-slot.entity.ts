import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayOf } from '../clocks/calendar.js';
import { isWorked, placeOf } from '../clocks/places.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { PollVote } from './poll-vote.entity.js';

@ObjectType({ implements: () => [Node] })
@Entity('poll_slot')
export class PollSlot implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') syntheseId: string;
  @Field(() => ID) @Column('uuid') pollId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() startsAt: Date;
  @Field() @Instant() endsAt: Date;

  @Related<PollSlot>(() => Boolean, (s) => { const place = placeOf(s.departement); return isWorked(place, dayOf(place, s.startsAt)); }, { description: 'Ni samedi, ni dimanche, ni jour férié du département.' })
  worked?: boolean;

  @Related<PollSlot>(() => [PollVote], (s, scope) => loadMany(scope, PollVote, 'slotId', s.id, ['rank', 'id']), { description: 'Tout ce qui fut répondu, dans l’ordre : de chacun, le dernier vaut.' })
  votes?: PollVote[];
}
