import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PieceEvaluation } from '../documents/piece-evaluation.entity.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import type { Voice } from './evaluation-frame.js';

/** What one professional brings to an evaluation about one child, of one kind: a fact, an opinion heard, a divergence. Judged as a piece of the child's dossier; never melted with another's. */
@ObjectType({ implements: () => [Node] })
@Entity('contribution')
export class Contribution implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') evaluationId: string;
  @Field(() => ID) @Column('uuid') dossierId: string;
  @Field() @Column('text') kind: string;
  @Field() @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field(() => String, { description: 'De qui est la parole : CHILD, PARENT, PARTNER, EVALUATOR.' }) @Column('text') voice: Voice;
  @Field({ description: 'La rubrique du cadre national.' }) @Column('text') heading: string;
  @Field({ description: 'Ce qu’en dit son auteur, en mots : jamais un score.' }) @Sealed() appraisal: string;
  @Field() @Sealed() trend: string;
  @Field() @Sealed() body: string;

  @Related<Contribution>(() => [PieceEvaluation], (c, scope) => loadMany(scope, PieceEvaluation, 'contributionId', c.id, ['addedAt', 'id']), { description: 'Ce qui y est joint, à télécharger par /pieces/evaluation/<id>.' })
  pieces?: PieceEvaluation[];

  @Related<Contribution>(() => Habilitation, (c, scope) => cardOf(scope, c.authorId))
  author?: Habilitation;
}
