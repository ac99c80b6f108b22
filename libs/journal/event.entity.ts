import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Related } from '../platform/related.js';
import { functionOf, whoIs } from './who-is.js';

/** What somebody did around a child: who, when, what act, for whom. The row is written by the door (tx.record); here it is read. */
@ObjectType({ description: 'Un acte : ouvrir, admettre, écrire, accuser réception…' })
@Entity('event')
export class Event {
  @Field(() => ID) @PrimaryColumn('uuid') id: string;
  @Field() @Instant() at: Date;
  @Field() @Column('text') type: string;
  @Column('smallint') departement: number;
  @Column('uuid') actorId: string;
  @Field() @Column('text') subjectType: string;
  @Column('uuid', { select: false }) subjectId: string;
  @Column('uuid', { nullable: true }) dossierId: string | null;
  @Column('uuid', { select: false, nullable: true }) threadId: string | null;
  @Column('uuid', { nullable: true }) habilitationId: string | null;
  @Column('integer', { select: false, nullable: true }) seq: number | null;
  @Column('uuid') aboutId: string;

  @Related<Event>(() => Habilitation, (e, scope) => whoIs(scope, e.actorId), { nullable: true, description: 'Qui ; nul pour un magistrat, dont l’identité est réservée à la justice, et pour Cordée elle-même.' })
  by?: Habilitation | null;

  @Related<Event>(() => Boolean, (e) => e.type.startsWith('glass.'), { description: 'À marquer : un accès exceptionnel.' })
  breakGlass?: boolean;

  @Related<Event>(() => String, (e, scope) => functionOf(scope, e.actorId), { description: 'De quelle fonction, en clair.' })
  functionName?: string;

  @Related<Event>(() => Habilitation, (e, scope) => (e.habilitationId ? whoIs(scope, e.habilitationId) : null), { nullable: true, description: 'La personne que l’acte concerne : admise, ajoutée…' })
  person?: Habilitation | null;
}
