import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';
import type { DocumentType } from './types.js';

/** A file that joins a message: it has the child, the kind, the detail and the file of its message, and is read by whoever reads that. Its bytes are in no table. */
@ObjectType({ implements: () => [Node], description: 'Une pièce jointe à un message : lue de qui lit le message, et de lui seul. Ses octets passent par /pieces, jamais par GraphQL.' })
@Entity('piece')
export class Piece implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') messageId: string;
  @Column('uuid') threadId: string;
  @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('integer') seq: number;
  @Column('uuid') authorId: string;
  @Field(() => String, { description: 'pdf, jpeg, png, docx, odt ou txt.' }) @Column('text') type: DocumentType;
  @Field({ description: 'CLEAN : examinée, antivirus compris. UNSCANNED : examinée, sans antivirus ; elle ne part qu’après un avertissement.' }) @Column('text') state: 'CLEAN' | 'UNSCANNED';
  @Field(() => Int, { description: 'En octets.' }) @Column('integer') size: number;
  @Field() @Instant() addedAt: Date;
  @Field({ description: 'Le nom du fichier déposé.' }) @Sealed() name: string;
  /** Each word that it says, once: its message is found by them. Null of what says none (a picture, the pages of a PDF), and of those that joined before they were kept. */
  @Sealed(undefined, true, true) words: string | null;
}
