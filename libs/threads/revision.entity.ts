import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Sealed } from '../platform/sealed.js';

/** A later version of a message, or its withdrawal with the reason. Nothing is edited or deleted silently. */
@Entity('revision')
export class Revision {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') messageId: string;
  @Column('uuid') threadId: string;
  @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('integer') seq: number;
  @Column('uuid') authorId: string;
  @Column('smallint') version: number;
  @Column('text') nature: 'CORRECTION' | 'WITHDRAWAL';
  @Instant() revisedAt: Date;
  @Sealed() body: string;
}
