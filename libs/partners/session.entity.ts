import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** A session of ours, listed to its person and revocable by them. The real clock rules it, not the demonstration's. */
@ObjectType({ implements: () => [Node] })
@Entity('session')
export class Session implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') professionnelId: string;
  @Column('uuid') habilitationId: string;
  @Column('bytea') tokenHash: Buffer;
  @Field() @Column('text') carrier: string;
  @Column('text') acr: string;
  @Field() @Instant() openedAt: Date;
  @Field() @Instant() expiresAt: Date;
  /** When it was last used, to the minute. */
  @Instant() seenAt: Date;
  @Field(() => Int, { nullable: true, description: 'Après tant de minutes sans que personne s’en serve, elle se ferme ; null pour celle d’un programme.' }) @Column('smallint', { nullable: true }) idleMinutes: number | null;
  /** When the provider proved its person: changing hat proves nothing again. */
  @Instant() provedAt: Date | number;
  @Instant() endedAt: Date | number;
}
