import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/dossier.entity.js';
import { DetailEnum, KindEnum } from '../dossiers/dossiers.inputs.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { heldOf } from '../platform/rows.js';
import { PARTS, PartEnum, PointHeadingEnum, type Part } from './words.js';

/** A point of the agenda, of one child and one kind: whoever may read it attends it, and reads what is said there. It has no text, so that it may be noticed. */
@ObjectType({ implements: () => [Node] })
@Entity('synthese_point')
export class SynthesePoint implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  /** The child of whom it speaks: that of the synthèse, or a sibling. */
  @Column('uuid') dossierId: string;
  @Column('uuid') homeId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => Int) @Column('smallint') position: number;
  @Column('smallint') part: number;
  @Field(() => PointHeadingEnum) @Column('text') heading: keyof typeof PointHeadingEnum;
  @Field(() => KindEnum) @Column('text') kind: string;
  @Field(() => DetailEnum) @Column('text') detail: keyof typeof DetailEnum;
  @Column('text') source: string;
  @Field(() => Int, { description: 'Sa durée, en minutes.' }) @Column('smallint') minutes: number;
  @Column('uuid', { nullable: true }) speakerId: string | null;
  @Column('uuid') authorId: string;

  @Related<SynthesePoint>(() => PartEnum, (p): Part => PARTS[p.part - 1]!)
  partOf?: Part;

  @Related<SynthesePoint>(() => Boolean, (p) => heldOf(p) !== null, { description: 'Si vous y assistez : votre fonction, votre admission ou un partage vous l’ouvre.' })
  attends?: boolean;

  @Related<SynthesePoint>(() => Dossier, (p, scope) => loadOne(scope, Dossier, p.dossierId), { nullable: true, description: 'L’enfant dont on y parle.' })
  dossier?: Dossier | null;

  @Related<SynthesePoint>(() => Habilitation, (p, scope) => (p.speakerId === null ? null : cardOf(scope, p.speakerId)), { nullable: true, description: 'Qui y parle ; personne de nommé, de la famille.' })
  speaker?: Habilitation | null;
}
