import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Sealed } from '../platform/sealed.js';
import type { ConservationFact } from './conservation-words.js';
import type { Category } from './terms.js';

/** A fact of the keeping of a dossier, appended: closed, reopened, held for the judge, listed for elimination, the archives' visa. It holds no word about the child but, sealed, a reason. */
@Entity('conservation_step')
export class ConservationStep {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('smallint') sequence: number;
  @Column('text') fact: ConservationFact;
  @Column('text', { nullable: true }) category: Category | null;
  /** Of a closing: the first instant at which it may be listed; infinity for what is kept for ever, and for what is no closing. */
  @Instant() dueAt: Date | number;
  /** When those who answer for it are told that it comes, twice, and when they were. */
  @Instant() firstAt: Date | number;
  @Instant() firstToldAt: Date | number;
  @Instant() lastAt: Date | number;
  @Instant() lastToldAt: Date | number;
  /** Numbers, and no words that a person types: they outlive the dossier's key. */
  @Column('smallint', { nullable: true }) bordereauYear: number | null;
  @Column('integer', { nullable: true }) bordereauRank: number | null;
  @Column('integer', { nullable: true }) visaNumber: number | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) visaAt: Date | null;
  @Sealed(undefined, true) reason: string | null;
  @Column('uuid') authorId: string;
  @Column('uuid') personId: string;
  @Instant() at: Date;
  @Column('uuid') requestId: string;
}
