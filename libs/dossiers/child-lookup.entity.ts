import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Sealed } from '../platform/sealed.js';

/** A question « is this child known? », sealed under a key of its own: a surname that is searched is a secret too. */
@Entity('child_lookup')
export class ChildLookup {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') askedBy: string;
  @Instant() askedAt: Date;
  @Sealed() query: string;
  @Column('text') state: string;
}
