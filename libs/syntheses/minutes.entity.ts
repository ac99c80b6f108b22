import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** The minutes of a meeting, validated: numbered and frozen. What each reads of them is their own lines. */
@ObjectType({ implements: () => [Node], description: 'Le compte rendu d’une réunion, validé : un seul numéro, une seule empreinte, autant de lectures que de lecteurs.' })
@Entity('minutes')
export class Minutes implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Column('smallint') year: number;
  @Column('integer') rank: number;
  @Field(() => Int, { description: 'De combien de lignes, celles qui furent corrigées ou retirées comprises.' }) @Column('integer') lines: number;
  @Column('bytea') hash: Buffer;
  @Column('uuid') authorId: string;
  @Field() @Instant() validatedAt: Date;
  @Column('uuid') requestId: string;

  @Related<Minutes>(() => String, (m) => numberOf(m))
  number?: string;

  @Related<Minutes>(() => String, (m) => m.hash.toString('hex'), { description: 'SHA-256 de ce que tous lisent de la réunion et des engagements de ses lignes, dans l’ordre : la même pour tous.' })
  empreinte?: string;

  @Related<Minutes>(() => String, (m) => `/syntheses/${m.syntheseId}/compte-rendu.pdf`, { description: 'Le vôtre, à imprimer.' })
  pdfPath?: string;

  @Related<Minutes>(() => String, (m) => `/syntheses/${m.syntheseId}/recu.json`, { description: 'Le reçu : ce qui prouve, sans nous, qu’il fut validé, et quand.' })
  receiptPath?: string;

  @Related<Minutes>(() => Habilitation, (m, scope) => cardOf(scope, m.authorId), { description: 'Qui l’a validé.' })
  by?: Habilitation;
}

/** CR-2025-0007: gapless within its département and year, given by the database. */
export const numberOf = ({ year, rank }: Pick<Minutes, 'year' | 'rank'>): string => `CR-${year}-${String(rank).padStart(4, '0')}`;
