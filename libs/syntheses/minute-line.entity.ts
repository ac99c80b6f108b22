import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { lastDayBefore } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { PieceSynthese } from '../documents/piece-synthese.entity.js';
import { KindEnum } from '../dossiers/dossiers.inputs.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import type { Committed } from './minutes/commitment.js';
import { LineNatureEnum, LineTypeEnum, VoiceEnum, type LineNature, type LineType, type Voice } from './seance-words.js';

/** What was written down on a point, never edited: corrected or withdrawn by another line. Its commitment says nothing of it, and ties it to its place. */
@ObjectType({ implements: () => [Node] })
@Entity('minute_line')
export class MinuteLine implements Node, Committed {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  /** The child of whom the point speaks. */
  @Column('uuid') dossierId: string;
  @Column('uuid') homeId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => ID) @Column('uuid') pointId: string;
  @Field(() => Int) @Column('integer') seq: number;
  @Field(() => LineTypeEnum) @Column('text') type: LineType;
  @Field(() => VoiceEnum) @Column('text') voice: Voice;
  @Field(() => KindEnum) @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Column('uuid', { nullable: true }) speakerId: string | null;
  @Field(() => LineNatureEnum) @Column('text') nature: LineNature;
  @Field(() => ID, { nullable: true, description: 'La ligne dont celle-ci prend la place.' }) @Column('uuid', { nullable: true }) supersedesId: string | null;
  @Field({ description: 'Vide, quand elle en retire une autre.' }) @Sealed() body: string;
  @Field({ description: 'De quoi retrouver son engagement : à ses seuls lecteurs.' }) @Sealed() salt: string;
  @Column('bytea') commitment: Buffer;
  @Column('uuid', { nullable: true }) ownerId: string | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) dueAt: Date | null;
  @Field(() => String, { nullable: true, description: 'D’une action : à quoi l’on verra qu’elle est faite.' }) @Sealed(undefined, true) indicator: string | null;
  @Field(() => ID, { nullable: true, description: 'D’une action : la décision qu’elle suit.' }) @Column('uuid', { nullable: true }) decisionId: string | null;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;

  @Related<MinuteLine>(() => String, (l) => l.commitment.toString('hex'), { description: 'SHA-256 de son sel et de ce qu’elle dit, à sa place.' })
  engagement?: string;

  @Related<MinuteLine>(() => Habilitation, (l, scope) => (l.speakerId === null ? null : cardOf(scope, l.speakerId)), { nullable: true, description: 'Qui l’a dit, des professionnels convoqués.' })
  speaker?: Habilitation | null;

  @Related<MinuteLine>(() => Habilitation, (l, scope) => (l.ownerId === null ? null : cardOf(scope, l.ownerId)), { nullable: true, description: 'D’une action : à qui elle fut confiée.' })
  owner?: Habilitation | null;

  @Related<MinuteLine>(() => String, (l) => l.dueAt && lastDayBefore(placeOf(l.departement), l.dueAt), { nullable: true, description: 'D’une action : pour quand elle fut décidée, AAAA-MM-JJ.' })
  dueOn?: string | null;

  @Related<MinuteLine>(() => [PieceSynthese], (l, scope) => loadMany(scope, PieceSynthese, 'lineId', l.id, ['number']), { description: 'Ce qui y est joint, à télécharger par /pieces/synthese/<id>.' })
  pieces?: PieceSynthese[];

  @Related<MinuteLine>(() => Habilitation, (l, scope) => cardOf(scope, l.authorId), { description: 'Qui tenait la plume.' })
  author?: Habilitation;
}
