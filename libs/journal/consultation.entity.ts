import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Habilitation as Card } from '../partners/habilitation.entity.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Related } from '../platform/related.js';
import { KINDS, type Kind } from '../secrecy/kinds.js';
import { functionOf, whoIs } from './who-is.js';

/** What somebody was shown or refused: who, when, of what type and kinds, by which right. Never what was in it, nor its id. */
@ObjectType({ description: 'Une consultation, ou une tentative refusée.' })
@Entity('access')
export class Consultation {
  @Field(() => ID) @PrimaryColumn('uuid') id: string;
  @Field() @Instant() at: Date;
  @Column('uuid') actorId: string;
  @Column('smallint') departement: number;
  @Column('uuid', { select: false }) operation: string;
  @Field() @Column('text') action: string;
  @Field() @Column('text') outcome: string;
  @Field() @Column('text') subjectType: string;
  @Column('uuid', { select: false, nullable: true }) subjectId: string | null;
  @Column('uuid', { nullable: true }) dossierId: string | null;
  @Column('uuid', { select: false, nullable: true }) threadId: string | null;
  @Column('smallint', { name: 'kinds' }) kindBits: number;
  @Field({ description: 'Combien de lignes furent montrées.' }) @Column('integer') shown: number;
  @Field({ description: 'Combien furent remarquées sans être lues.' }) @Column('integer') withheld: number;
  @Column('integer', { select: false, nullable: true }) highestSeq: number | null;
  @Field({ description: 'Le droit qui a ouvert : S, P, X, O, une règle (RULE), ou aucun (NONE).' }) @Column('text', { name: 'held' }) right: string;
  @Column('uuid') aboutId: string;
  @Column('text') reserved: string;

  @Related<Consultation>(() => [String], (a) => kindsOf(a.kindBits), { description: 'Les genres ouverts.' })
  kinds?: Kind[];

  @Related<Consultation>(() => Habilitation, (a, scope) => whoIs(scope, a.actorId), { nullable: true, description: 'Qui ; nul pour un magistrat, dont l’identité est réservée à la justice.' })
  by?: Card | null;

  @Related<Consultation>(() => String, (a, scope) => functionOf(scope, a.actorId), { description: 'De quelle fonction, en clair.' })
  functionName?: string;
}

const kindsOf = (bits: number): Kind[] => KINDS.filter((_, i) => bits & (1 << i));
