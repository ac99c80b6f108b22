import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayOf } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { Dossier } from '../dossiers/dossier.entity.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { finite, Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { CategoryEnum, ConservationFactEnum, type ConservationFact } from './conservation-words.js';
import type { Category } from './terms.js';

/** A fact of the keeping of a dossier, appended: closed, reopened, held for the judge, listed for elimination, the archives' visa. It holds no word about the child but, sealed, a reason. */
@ObjectType({ implements: () => [Node], description: 'Un fait de la conservation d’un dossier : clos, rouvert, gelé pour la justice, proposé à l’élimination, visé.' })
@Entity('conservation_step')
export class ConservationStep implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => Int) @Column('smallint') sequence: number;
  @Field(() => ConservationFactEnum) @Column('text') fact: ConservationFact;
  @Field(() => CategoryEnum, { nullable: true, description: 'D’une clôture : ce que fut le dossier.' }) @Column('text', { nullable: true }) category: Category | null;
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
  @Field(() => Int, { nullable: true }) @Column('integer', { nullable: true }) visaNumber: number | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) visaAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Pourquoi.' }) @Sealed(undefined, true) reason: string | null;
  @Column('uuid') authorId: string;
  @Column('uuid') personId: string;
  @Field() @Instant() at: Date;
  @Column('uuid') requestId: string;

  @Related<ConservationStep>(() => String, (s) => civil(s, finite(s.dueAt)), { nullable: true, description: 'D’une clôture : le jour à partir duquel le dossier peut être proposé, AAAA-MM-JJ ; rien, s’il est gardé sans limite.' })
  dueOn?: string | null;

  @Related<ConservationStep>(() => String, (s) => (s.bordereauYear === null ? null : `${s.bordereauYear}-${s.bordereauRank}`), { nullable: true, description: 'Le bordereau d’élimination, AAAA-N.' })
  bordereau?: string | null;

  @Related<ConservationStep>(() => String, (s) => civil(s, s.visaAt), { nullable: true, description: 'Le jour du visa, AAAA-MM-JJ.' })
  visaOn?: string | null;

  @Related<ConservationStep>(() => Habilitation, (s, scope) => cardOf(scope, s.authorId), { description: 'Qui l’a fait.' })
  by?: Habilitation;

  @Related<ConservationStep>(() => Dossier, (s, scope) => loadOne(scope, Dossier, s.dossierId), { nullable: true })
  dossier?: Dossier | null;
}

/** An instant of it, as the day that is written. */
export const civil = ({ departement }: Pick<ConservationStep, 'departement'>, at: Date | null): string | null => (at === null ? null : dayOf(placeOf(departement), at).toString());
