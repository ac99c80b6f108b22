import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Sealed } from '../platform/sealed.js';

/** What a person has begun to write in an exchange: theirs alone, while they take part. Discarded, its text is gone; the row stays, empty. */
@ObjectType()
@Entity('draft')
export class Draft {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') threadId: string;
  @Column('uuid') professionnelId: string;
  @Field() @Instant() savedAt: Date;
  @Field() @Sealed() body: string;
}
