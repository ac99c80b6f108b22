import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/dossier.entity.js';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import type { HolderType } from '../platform/sealing.js';
import { dayOf, lastDayBefore } from './calendar.js';
import type { ClockCode } from './clocks.js';
import { valueOf } from './limit-of.js';
import { placeOf } from './places.js';

export type DeadlineState = 'RUNNING' | 'MET';

/** A clock that runs: from a fact to its term, met by another fact. It is started and met by the acts themselves, and only shortened by a person. */
@ObjectType({ implements: () => [Node], description: 'Un délai légal qui court, ou qui a couru : son terme, qui en répond, ce qui l’a satisfait.' })
@Entity('deadline')
export class Deadline implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => String) @Column('text') code: ClockCode;
  @Field({ description: 'Le type de ce dont le fait l’a fait partir.' }) @Column('text') subjectType: string;
  @Column('uuid') subjectId: string;
  @Column('uuid', { nullable: true }) dossierId: string | null;
  @Column('uuid', { nullable: true }) intakeId: string | null;
  @Column('text') holderType: HolderType;
  @Field(() => ID, { description: 'Ce qui le tient : un dossier, une information préoccupante, un signalement.' }) @Column('uuid') holderId: string;
  @Field({ description: 'La fonction qui en répond.' }) @Column('text') answersFor: string;
  @Field({ description: 'Qui est prévenu aussi, une fois le terme passé.' }) @Column('text') second: string;
  @Column('uuid') startedBy: string;
  @Field() @Instant() startedAt: Date;
  @Instant() countedFrom: Date;
  @Field({ description: 'Le premier instant qui serait trop tard, selon la loi.' }) @Instant() legalAt: Date;
  @Field({ description: 'Celui qui tient : le terme légal, ou un terme réduit.' }) @Instant() dueAt: Date;
  @Instant() remindAt: Date;
  @Field(() => String) @Column('text') state: DeadlineState;
  @Instant() metAt: Date | number;
  @Column('uuid', { nullable: true }) metBy: string | null;
  @Instant() remindedAt: Date | number;
  @Instant() alarmedAt: Date | number;

  @Related<Deadline>(() => DateTime, (d) => finite(d.metAt), { nullable: true, description: 'Quand le fait attendu a été enregistré.' })
  satisfiedAt?: Date | null;
  @Related<Deadline>(() => DateTime, (d) => finite(d.alarmedAt), { nullable: true, description: 'Quand l’alarme a été donnée, le terme passé.' })
  overdueSince?: Date | null;
  @Related<Deadline>(() => String, (d) => valueOf(d.code, dayOf(placeOf(d.departement), d.countedFrom).toString()).article)
  article?: string;
  @Related<Deadline>(() => String, (d) => lastDayBefore(placeOf(d.departement), d.dueAt), { description: 'Le dernier jour utile, AAAA-MM-JJ.' })
  lastDay?: string;
  @Related<Deadline>(() => Dossier, (d, scope) => (d.dossierId === null ? null : loadOne(scope, Dossier, d.dossierId)), { nullable: true })
  dossier?: Dossier | null;
}
