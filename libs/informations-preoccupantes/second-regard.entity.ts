import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

/** What another professional of the cell, another person, found of a qualification: that they agree, or why not. */
@ObjectType({ implements: () => [Node] })
@Entity('second_regard')
export class SecondRegard implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') qualificationId: string;
  @Column('uuid') firstPersonId: string;
  @Column('uuid') authorId: string;
  @Column('uuid') personId: string;
  @Field() @Column('boolean') agrees: boolean;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) finding: string | null;

  @Related<SecondRegard>(() => Habilitation, (r, scope) => cardOf(scope, r.authorId), { nullable: true })
  by?: Habilitation | null;
}
