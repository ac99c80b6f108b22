import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PieceSignalement } from '../documents/piece-signalement.entity.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { letterOf } from './checked-letter.js';
import { WrittenLetter } from './written-letter.js';

/** A version of the letter of a signalement. The last one is the draft; none comes after the seal, which names the one that was sealed. */
@ObjectType({ implements: () => [Node] })
@Entity('signalement_letter')
export class SignalementLetter implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') signalementId: string;
  @Column('text') route: string;
  @Field(() => Int) @Column('smallint') version: number;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Sealed() letter: string;
  @Column('uuid') requestId: string;

  @Related<SignalementLetter>(() => WrittenLetter, (l) => letterOf(l.letter))
  content?: WrittenLetter;

  @Related<SignalementLetter>(() => [PieceSignalement], (l, scope) => loadMany(scope, PieceSignalement, 'letterId', l.id, ['number']), { description: 'Les pièces de cette version, à télécharger par /pieces/signalement/<id>.' })
  pieces?: PieceSignalement[];

  @Related<SignalementLetter>(() => Habilitation, (l, scope) => cardOf(scope, l.authorId))
  author?: Habilitation;
}
