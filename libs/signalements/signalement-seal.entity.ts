import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { numberOf } from './number-of.js';

const hex = (bytes: Buffer): string => bytes.toString('hex');

/** The act: one of each signalement, of one version of its letter, numbered without a gap, hashed and signed, by its author or under a delegation of signature. */
@ObjectType({ implements: () => [Node] })
@Entity('signalement_seal')
export class SignalementSeal implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') signalementId: string;
  @Column('text') route: string;
  @Field(() => Int, { description: 'La version de la lettre qui est scellée.' }) @Column('smallint') version: number;
  @Column('smallint') year: number;
  @Column('integer') rank: number;
  @Column('bytea') sha256: Buffer;
  @Column('bytea') signature: Buffer;
  @Column('bytea') keyId: Buffer;
  /** The letter as it is, in base64: the bytes that were signed. */
  @Sealed(undefined, false, true) pdf: string;
  @Column('uuid') sealedBy: string;
  @Column('uuid', { nullable: true }) delegationId: string | null;
  @Field() @Instant() sealedAt: Date;
  @Column('uuid') requestId: string;

  @Related<SignalementSeal>(() => String, numberOf)
  number?: string;

  @Related<SignalementSeal>(() => String, (s) => hex(s.sha256), { description: 'L’empreinte SHA-256 de la lettre scellée : celle du fichier.' })
  hash?: string;

  @Related<SignalementSeal>(() => String, (s) => `/signalements/${s.signalementId}/lettre.pdf`, { description: 'Où la lettre se lit, telle qu’elle est signée.' })
  letterPath?: string;

  @Related<SignalementSeal>(() => String, (s) => `/signalements/${s.signalementId}/recu.json`, { description: 'Le reçu : ce qui prouve, sans nous, qu’il fut scellé, transmis, reçu et accusé, et quand.' })
  receiptPath?: string;

  @Related<SignalementSeal>(() => Habilitation, (s, scope) => cardOf(scope, s.sealedBy))
  signatory?: Habilitation;
}
