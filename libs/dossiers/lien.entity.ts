import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { Personne } from './personne.entity.js';

/** What ties a person to the child, and when: kind FAM. A tie that was wrong is ended and written anew, never edited. */
@ObjectType({ implements: () => [Node] })
@Entity('lien')
export class Lien implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') personneId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field() @Column('text') nature: string;
  @Field() @Instant() validFrom: Date;
  @Instant() validTo: Date | number;
  @Field({ description: 'Ce qu’il est à l’enfant : mère, beau-père, grand-mère…' }) @Sealed() quality: string;

  @Related<Lien>(() => DateTime, (l) => finite(l.validTo), { nullable: true, description: 'Rien, tant qu’il dure.' })
  until?: Date | null;

  @Related<Lien>(() => Personne, (l, scope) => loadOne(scope, Personne, l.personneId), { nullable: true })
  personne?: Personne | null;
}

/** Who is informed beforehand (CASF L.226-2-2; C. civ. 371-1, 373-2, 390): holders of parental authority, or the guardian in their stead. */
export const INFORMED_NATURES: readonly string[] = ['PARENTAL_AUTHORITY', 'GUARDIAN'];
