import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Sealed } from '../platform/sealed.js';

/** What may be begun in a form, and finished later. */
export const EBAUCHE_FORMS = ['RECUEIL', 'LETTRE', 'CONVOCATION'] as const;
export type EbaucheForm = (typeof EBAUCHE_FORMS)[number];

/**
 * A form that a person has begun, before anything of it exists: theirs alone, under each of their hats, sealed under a key of its own. Sent or discarded, its text is gone; the row stays, empty.
 * `aboutId`: the dossier or the signalement that it was begun from, which it opens nothing of and is compared with nothing; the person, when it was begun from nothing.
 */
@ObjectType()
@Entity('ebauche')
export class Ebauche {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') professionnelId: string;
  @Column('text') form: EbaucheForm;
  @Column('uuid') aboutId: string;
  @Field() @Instant() savedAt: Date;
  @Field() @Sealed() body: string;
}
