import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';
import type { DocumentType } from './types.js';

/** A file that joins what one professional brought to an evaluation: it has its child, its kind, its detail and its file, and is read by whoever reads that. */
@ObjectType({ implements: () => [Node], description: 'Une pièce jointe à une contribution d’évaluation : lue de qui lit cette contribution, et de lui seul. Ses octets passent par /pieces/evaluation, jamais par GraphQL.' })
@Entity('piece_evaluation')
export class PieceEvaluation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') evaluationId: string;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') contributionId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field(() => String, { description: 'pdf, jpeg, png, docx, odt ou txt.' }) @Column('text') type: DocumentType;
  @Field({ description: 'CLEAN : examinée, antivirus compris. UNSCANNED : examinée, sans antivirus ; elle ne part qu’après un avertissement.' }) @Column('text') state: 'CLEAN' | 'UNSCANNED';
  @Field(() => Int, { description: 'En octets.' }) @Column('integer') size: number;
  @Field() @Instant() addedAt: Date;
  @Field({ description: 'Le nom du fichier déposé.' }) @Sealed() name: string;
}
