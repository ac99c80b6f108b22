import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';
import type { DocumentType } from './types.js';

/** A file that joins an element of recueil: it has its child, its kind, its detail and its file, and is read by whoever reads that. */
@ObjectType({ implements: () => [Node], description: 'Une pièce jointe à un élément d’information préoccupante : lue de qui lit cet élément, et de lui seul. Ses octets passent par /pieces/recueil, jamais par GraphQL.' })
@Entity('piece_recueillie')
export class PieceRecueillie implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') mineurId: string;
  @Field(() => ID) @Column('uuid') elementId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Column('uuid') depositId: string;
  /** What its bytes are kept and sealed as. */
  @Column('uuid') documentId: string;
  @Field(() => String, { description: 'pdf, jpeg, png, docx, odt ou txt.' }) @Column('text') type: DocumentType;
  @Field({ description: 'CLEAN : examinée, antivirus compris. UNSCANNED : examinée, sans antivirus ; elle ne part qu’après un avertissement.' }) @Column('text') state: 'CLEAN' | 'UNSCANNED';
  @Field(() => Int, { description: 'En octets.' }) @Column('integer') size: number;
  @Field() @Instant() addedAt: Date;
  @Field({ description: 'Le nom du fichier déposé.' }) @Sealed() name: string;
}
