import { Field, ObjectType } from '@nestjs/graphql';
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
  @Instant() endedAt: Date | number;
}
