import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import type { PlaceGround } from './words-of-place.js';

/** Where a child is, or a victim parent lives, when that is kept secret: kind LIE. Read by who answers for it or was admitted to it; never shared one by one; ended, never edited. */
@ObjectType({ implements: () => [Node], description: 'Un lieu tenu secret : qui répond du dossier le déclare, et nul autre que ceux à qui ce genre est ouvert ne sait qu’il y en a un.' })
@Entity('lieu_protege')
export class LieuProtege implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field(() => String, { description: 'JUDGE, VICTIM_PARENT ou DANGER.' }) @Column('text') ground: PlaceGround;
  @Field() @Instant() validFrom: Date;
  @Instant() validTo: Date | number;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) name: string | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) address: string | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) phone: string | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) email: string | null;
  @Field({ description: 'Pourquoi il est tenu secret : la décision, sa date.' }) @Sealed() reason: string;
  @Column({ type: 'bytea', select: false }) marks: Buffer;

  @Related<LieuProtege>(() => DateTime, (l) => finite(l.validTo), { nullable: true, description: 'Rien, tant qu’il est tenu secret.' })
  until?: Date | null;

  @Related<LieuProtege>(() => Habilitation, (l, scope) => cardOf(scope, l.authorId))
  by?: Habilitation;
}
