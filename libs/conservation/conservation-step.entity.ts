import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayOf } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { finite, Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { CategoryEnum, ConservationFactEnum, type ConservationFact } from './conservation-words.js';
import { retentionOf } from './term-of.js';
import type { Category } from './terms.js';

/** A fact of the keeping of a dossier, appended: closed, reopened, held for the judge, listed for elimination, the archives' visa. It holds no word about the child but, sealed, a reason. */
@ObjectType({ implements: () => [Node] })
@Entity('conservation_step')
export class ConservationStep implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') dossierId: string;
  @Field(() => Int) @Column('smallint') sequence: number;
  @Field(() => ConservationFactEnum) @Column('text') fact: ConservationFact;
  @Field(() => CategoryEnum, { nullable: true, description: 'À la clôture : ce que fut le dossier.' }) @Column('text', { nullable: true }) category: Category | null;
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
  @Field(() => Int, { nullable: true, description: 'Le numéro du visa des archives départementales.' }) @Column('integer', { nullable: true }) visaNumber: number | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) visaAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Pourquoi.' }) @Sealed(undefined, true) reason: string | null;
  @Column('uuid') authorId: string;
  @Column('uuid') personId: string;
  @Field() @Instant() at: Date;
  @Column('uuid') requestId: string;

  @Related<ConservationStep>(() => String, (s) => { const due = finite(s.dueAt); return due && dayOf(placeOf(s.departement), due).toString(); }, { nullable: true, description: 'À la clôture : le premier jour où l’élimination peut être proposée, AAAA-MM-JJ ; nul si le dossier est gardé sans limite.' })
  dueOn?: string | null;

  @Related<ConservationStep>(() => String, (s) => (s.category === null ? null : retentionOf(s.category, dayOf(placeOf(s.departement), s.at).toString()).article), { nullable: true, description: 'L’article de cette durée ; [D] : un usage, qu’aucun texte ne fixe.' })
  article?: string | null;

  @Related<ConservationStep>(() => String, (s) => (s.bordereauYear === null ? null : `${s.bordereauYear}-${s.bordereauRank}`), { nullable: true, description: 'Le bordereau d’élimination, AAAA-N.' })
  bordereau?: string | null;

  @Related<ConservationStep>(() => String, (s) => s.visaAt && dayOf(placeOf(s.departement), s.visaAt).toString(), { nullable: true, description: 'Le jour du visa, AAAA-MM-JJ.' })
  visaOn?: string | null;

  @Related<ConservationStep>(() => Habilitation, (s, scope) => cardOf(scope, s.authorId), { description: 'Qui l’a fait.' })
  by?: Habilitation;
}
