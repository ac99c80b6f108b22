import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Professionnel } from './professionnel.entity.js';

/** A single-use link by which somebody inscribed proves, at the provider, who they are. Of the link itself, a hash. */
@ObjectType({ implements: () => [Node] })
@Entity('invitation')
export class Invitation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') organisationId: string;
  @Column('uuid') professionnelId: string;
  @Column('uuid', { nullable: true }) inscriptionId: string | null;
  /** An habilitation; or the system, for the first people of a département. */
  @Column('uuid') madeBy: string;
  @Field() @Instant() madeAt: Date;
  @Field({ description: 'Passé cet instant, le lien ne sert plus.' }) @Instant() expiresAt: Date;
  @Instant() usedAt: Date | number;
  @Instant() revokedAt: Date | number;
  @Column('bytea', { select: false }) tokenHash: Buffer;
  @Field({ description: 'QUEUED : le courrier va partir ; ACCEPTED : un serveur l’a pris ; REFUSED : l’adresse est refusée ou injoignable ; DROPPED : le lien ne servait plus ; NONE : remis autrement.' }) @Column('text') mailState: string;
  @Column('smallint') mailAttempts: number;
  @Instant() mailDueAt: Date | number;
  @Column('uuid') requestId: string;

  @Related<Invitation>(() => Boolean, (i) => i.usedAt !== Infinity, { description: 'La personne est venue par ce lien.' })
  used?: boolean;

  @Related<Invitation>(() => Boolean, (i) => i.revokedAt !== Infinity, { description: 'Le lien a été retiré, ou remplacé par un autre.' })
  revoked?: boolean;

  @Related<Invitation>(() => Professionnel, (i, scope) => loadOne(scope, Professionnel, i.professionnelId))
  professionnel?: Professionnel | null;
}
