import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/dossier.entity.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { enumOf } from '../platform/enum-of.js';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

export const JustificationNatureEnum = enumOf('JustificationNature', ['ASKED', 'GIVEN'], 'Demandée, ou donnée.');

/** Why somebody opened a dossier: asked by whoever answers for it, without a word, or given by that person, once. */
@ObjectType({ implements: () => [Node] })
@Entity('justification')
export class Justification implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => JustificationNatureEnum) @Column('text') nature: keyof typeof JustificationNatureEnum;
  @Field(() => ID, { description: 'La demande : elle-même, ou celle à laquelle il est répondu.' }) @Column('uuid') questionId: string;
  @Column('uuid') habilitationId: string;
  @Column('uuid') askedBy: string;
  @Field({ description: 'De quelle consultation.' }) @Instant() accessedAt: Date;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field(() => String, { nullable: true, description: 'Ce qui est répondu ; rien, d’une demande.' }) @Sealed(undefined, true) body: string | null;

  @Related<Justification>(() => Habilitation, (j, scope) => cardOf(scope, j.habilitationId), { description: 'À qui elle est demandée.' })
  habilitation?: Habilitation;

  @Related<Justification>(() => Habilitation, (j, scope) => cardOf(scope, j.askedBy), { description: 'Qui la demande.' })
  by?: Habilitation;

  @Related<Justification>(() => Dossier, (j, scope) => loadOne(scope, Dossier, j.dossierId), { nullable: true, description: 'Rien, si vous ne le connaissez plus.' })
  dossier?: Dossier | null;
}
