import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { VoteEnum } from './words.js';

/** What somebody answered of a slot; changed, it is another line. */
@ObjectType({ implements: () => [Node] })
@Entity('poll_vote')
export class PollVote implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') syntheseId: string;
  @Column('uuid') pollId: string;
  @Column('uuid') slotId: string;
  @Column('uuid') habilitationId: string;
  @Field(() => Int, { description: '1, 2… de cette personne pour ce créneau : le plus grand vaut.' }) @Column('smallint') rank: number;
  @Field(() => VoteEnum) @Column('text') vote: keyof typeof VoteEnum;
  @Field() @Instant() votedAt: Date;

  @Related<PollVote>(() => Habilitation, (v, scope) => cardOf(scope, v.habilitationId))
  habilitation?: Habilitation;
}
