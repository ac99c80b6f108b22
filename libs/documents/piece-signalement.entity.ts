import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';
import type { DocumentType } from './types.js';

/** A file that joins a version of the letter to the procureur: it has all that judges that version, and is read by whoever reads it. The next version has rows of its own, of the same document. */
@ObjectType({ implements: () => [Node], description: 'Une pièce jointe à une version de la lettre d’un signalement : lue de qui lit cette version, et de lui seul. Ses octets passent par /pieces/signalement, jamais par GraphQL.' })
@Entity('piece_signalement')
export class PieceSignalement implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') signalementId: string;
  @Column('text') route: string;
  @Field(() => ID) @Column('uuid') letterId: string;
  @Column('smallint') version: number;
  @Column('uuid') authorId: string;
  @Field(() => Int, { description: 'Son numéro, tel que la lettre la nomme.' }) @Column('smallint') number: number;
  /** What its bytes are kept and sealed as, whichever version carries them. */
  @Column('uuid') documentId: string;
  @Field(() => String, { description: 'pdf, jpeg, png, docx, odt ou txt.' }) @Column('text') type: DocumentType;
  @Field({ description: 'CLEAN : examinée, antivirus compris. UNSCANNED : examinée, sans antivirus ; elle ne part qu’après un avertissement, et la lettre le dit.' }) @Column('text') state: 'CLEAN' | 'UNSCANNED';
  @Field(() => Int, { description: 'En octets.' }) @Column('integer') size: number;
  @Field({ description: 'Le nom du fichier déposé.' }) @Sealed() name: string;
  @Field({ description: 'L’empreinte SHA-256 de ses octets, que la lettre porte.' }) @Sealed() hash: string;
}
