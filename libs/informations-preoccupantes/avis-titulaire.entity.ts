import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Personne } from '../dossiers/personne.entity.js';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import type { AvisStage } from './evaluation-frame.js';

/** That a holder of parental authority was told that their child is evaluated, then what came of it, or why not (CASF D.226-2-6 I, D.226-2-7 III); at its end, the child too. */
@ObjectType({ implements: () => [Node] })
@Entity('avis_titulaire')
export class AvisTitulaire implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') evaluationId: string;
  @Field(() => ID) @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field(() => String, { description: 'OPENING : la mise en place. CONCLUSION : le rapport, et la suite donnée.' }) @Column('text') stage: AvisStage;
  @Column('uuid', { nullable: true }) personneId: string | null;
  @Field() @Column('text') means: string;
  @Field() @Column('text') exception: string;
  @Field() @Instant() informedAt: Date;
  @Field() @Sealed() person: string;
  @Field({ description: 'Ce qui a été annoncé ; d’une exception, son motif.' }) @Sealed() announced: string;

  @Related<AvisTitulaire>(() => Personne, (a, scope) => (a.personneId === null ? null : loadOne(scope, Personne, a.personneId)), { nullable: true, description: 'Nul, quand c’est l’enfant.' })
  personne?: Personne | null;
}
