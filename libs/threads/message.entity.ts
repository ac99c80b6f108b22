import { Field, Int, ObjectType } from '@nestjs/graphql';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadMany, loadOne, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import type { Scope } from '../platform/scope.js';
import { Sealed } from '../platform/sealed.js';
import { Piece } from '../documents/piece.entity.js';
import { Mention } from './mention.entity.js';
import { Receipt } from './receipt.entity.js';
import { Revision } from './revision.entity.js';

@ObjectType({ description: 'La pierre tombale d’un message : retiré par qui, quand, pourquoi.' })
export class Withdrawal {
  @Field() at: Date;
  @Field() reason: string;
  authorId: string;

  @Related<Withdrawal>(() => Habilitation, (w, scope) => cardOf(scope, w.authorId))
  by?: Habilitation;
}

@ObjectType({ description: 'Ce message reprend, mot pour mot, un passage d’un autre échange.' })
export class Extraction {
  sourceId: string;

  @Related<Extraction>(() => Message, (e, scope) => loadOne(scope, Message, e.sourceId), { nullable: true, description: 'Sa source, pour qui la lit aussi ; rien pour les autres.' })
  from?: Message | null;
}

/** The last version, or null while the message stands as it was sent. */
const lastRevision = <T>(m: Message, scope: Scope, show: (last: Revision | undefined) => T): T | Promise<T> =>
  whenLoaded(loadMany(scope, Revision, 'messageId', m.id, ['messageId', 'version']), (all) => show(all.at(-1)));

/** What was sent, never edited: a correction is a new version, a withdrawal a tombstone (revision.entity.ts). */
@ObjectType({ implements: () => [Node] })
@Entity('message')
export class Message implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') threadId: string;
  @Column('uuid') dossierId: string;
  @Field() @Column('text') kind: string;
  @Field() @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Column('integer') seq: number;
  @Field() @Instant() sentAt: Date;
  @Column('uuid', { select: false }) clientMessageId: string;
  @Column('bytea', { select: false }) requestHash: Buffer;
  @Column('bytea', { select: false }) readersDigest: Buffer;
  @Field(() => Int, { nullable: true, description: 'Le numéro du message auquel celui-ci répond, dans le même échange.' }) @Column('integer', { nullable: true }) inReplyTo: number | null;
  @Column('uuid', { nullable: true }) extractedFromId: string | null;
  @Sealed('body') sentBody: string;

  @Related<Message>(() => String, (m, scope) => lastRevision(m, scope, (last) => {
    if (last?.nature === 'WITHDRAWAL') return null;
    scope.opened(m);
    return last ? last.body : m.sentBody;
  }),
    { nullable: true, description: 'Le texte de la dernière version ; nul si le message a été retiré.' })
  body?: string | null;

  @Related<Message>(() => Int, (m, scope) => lastRevision(m, scope, (last) => last?.version ?? 1))
  version?: number;

  @Related<Message>(() => Withdrawal, (m, scope) => lastRevision(m, scope, (last) => (last?.nature === 'WITHDRAWAL' ? Object.assign(new Withdrawal(), { at: last.revisedAt, reason: last.body, authorId: last.authorId }) : null)), { nullable: true })
  withdrawal?: Withdrawal | null;

  @Related<Message>(() => Extraction, (m) => (m.extractedFromId === null ? null : Object.assign(new Extraction(), { sourceId: m.extractedFromId })), { nullable: true })
  extraction?: Extraction | null;

  @Related<Message>(() => [Mention], (m, scope) => loadMany(scope, Mention, 'messageId', m.id, ['nature', 'id']), { description: 'Qui est nommé, et de qui une réponse est attendue.' })
  mentions?: Mention[];

  @Related<Message>(() => [Piece], (m, scope) => whenLoaded<boolean, unknown>(lastRevision(m, scope, (last) => last?.nature === 'WITHDRAWAL'), (gone) => (gone ? [] : loadMany(scope, Piece, 'messageId', m.id, ['addedAt', 'id']))), { description: 'Ce qui y est joint ; rien, une fois le message retiré.' })
  pieces?: Piece[];

  @Related<Message>(() => Habilitation, (m, scope) => cardOf(scope, m.authorId))
  author?: Habilitation | null;

  @Related<Message>(() => [Receipt], (m, scope) => loadMany(scope, Receipt, 'messageId', m.id, ['at', 'id']), { description: 'Remis, notifié, consulté, accusé : quatre faits distincts.' })
  receipts?: Receipt[];
}
