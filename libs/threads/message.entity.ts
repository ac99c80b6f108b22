import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';

/** What was sent, never edited: a correction is a new version, a withdrawal a tombstone (revision.entity.ts). */
@ObjectType({ implements: () => [Node] })
@Entity('message')
export class Message implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') threadId: string;
  @Column('uuid') dossierId: string;
  @Field() @Column('text') kind: string;
  @Field() @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Column('integer') seq: number;
  @Field() @Instant() sentAt: Date;
  @Column('uuid') clientMessageId: string;
  @Column('bytea') requestHash: Buffer;
  @Column('bytea') readersDigest: Buffer;
  @Sealed() body: string;
}
