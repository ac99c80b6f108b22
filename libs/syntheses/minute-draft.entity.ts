import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Sealed } from '../platform/sealed.js';

/** What a person has begun to write on a point: theirs alone, whoever holds the pen. Said, its text is gone; the row stays, empty. */
@ObjectType()
@Entity('minute_draft')
export class MinuteDraft {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') syntheseId: string;
  @Field(() => ID) @Column('uuid') pointId: string;
  @Column('uuid') professionnelId: string;
  @Field() @Instant() savedAt: Date;
  @Field() @Sealed() body: string;
}
