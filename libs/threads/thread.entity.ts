import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/dossier.entity.js';
import { Instant } from '../platform/instant.js';
import { batched, loadMany, loadOne, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { heldOf } from '../platform/rows.js';
import { Sealed } from '../platform/sealed.js';
import { Draft } from './draft.entity.js';
import { Participation } from './participation.entity.js';
import { ThreadHeading } from './thread-heading.js';

/** A secure exchange about a child, of one kind, which also covers its subject and motive. Whoever takes part may notice every message from their arrival. */
@ObjectType({ implements: () => [Node] })
@Entity('thread')
export class Thread implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field() @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() openedAt: Date;
  @Field({ description: 'Le numéro du dernier message : rien ne manque entre 1 et lui.' }) @Column('integer') seq: number;
  /** Versions beyond the first, of all its messages: the database counts them, and nobody is shown how many. */
  @Column('integer', { default: 0 }) revisions: number;
  @Column('uuid') requestId: string;
  @Sealed() subject: string;
  @Sealed() motive: string;

  @Related<Thread>(() => ThreadHeading, (t) => (heldOf(t) === null ? { kind: t.kind } : { subject: t.subject, motive: t.motive }))
  heading?: typeof ThreadHeading;

  @Related<Thread>(() => Dossier, (t, scope) => loadOne(scope, Dossier, t.dossierId), { nullable: true })
  dossier?: Dossier | null;

  @Related<Thread>(() => [Participation], (t, scope) => loadMany(scope, Participation, 'threadId', t.id, ['validFrom', 'id']))
  participations?: Participation[];

  @Related<Thread>(() => Int, (t, scope) => batched(scope, 'unread', t.id, async (ids) => {
    const counts = await (await scope.tx()).unread(ids);
    return ids.map((id) => counts.get(id) ?? 0);
  }), { description: 'Ce que d’autres ont écrit depuis votre dernier message lu ; 100 veut dire cent ou plus.' })
  unread?: number;

  @Related<Thread>(() => Draft, (t, scope) => whenLoaded(loadMany(scope, Draft, 'threadId', t.id, ['id']), ([own]) => (own && own.body !== '' ? own : null)), { nullable: true })
  draft?: Draft | null;
}
