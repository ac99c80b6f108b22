import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';
import type { DocumentType } from './types.js';

/** A file that joins a line of the minutes: it has all that judges that line, and is read by whoever reads it. The line that follows has rows of its own, of the same document. */
@ObjectType({ implements: () => [Node], description: 'Une pièce jointe à une ligne de compte rendu : lue de qui lit cette ligne, et de lui seul. Ses octets passent par /pieces/synthese, jamais par GraphQL.' })
@Entity('piece_synthese')
export class PieceSynthese implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') homeId: string;
  @Column('uuid') syntheseId: string;
  @Column('uuid') pointId: string;
  @Field(() => ID) @Column('uuid') lineId: string;
  @Column('text') lineType: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field(() => Int, { description: 'Son numéro, tel que la ligne la nomme.' }) @Column('smallint') number: number;
  /** What its bytes are kept and sealed as, whichever line carries them. */
  @Column('uuid') documentId: string;
  @Field(() => String, { description: 'pdf, jpeg, png, docx, odt ou txt.' }) @Column('text') type: DocumentType;
  @Field({ description: 'CLEAN : examinée, antivirus compris. UNSCANNED : examinée, sans antivirus ; elle ne part qu’après un avertissement.' }) @Column('text') state: 'CLEAN' | 'UNSCANNED';
  @Field(() => Int, { description: 'En octets.' }) @Column('integer') size: number;
  @Field({ description: 'Le nom du fichier déposé.' }) @Sealed() name: string;
  @Field({ description: 'L’empreinte SHA-256 de ses octets, que porte l’engagement de sa ligne.' }) @Sealed() hash: string;
}
