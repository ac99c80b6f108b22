import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KindEnum } from '../dossiers/dossiers.inputs.js';
import { Personne } from '../dossiers/personne.entity.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { FamilyFactEnum, FamilyMeansEnum, FamilyMemberEnum, type FamilyFact, type FamilyMeans, type FamilyMember } from './review-words.js';

/** A fact about the family of a meeting, appended: a parent is of kind FAM, the child of kind ENF. Of each, the last of inviting holds; of the child, the last reason why they were not heard. */
@ObjectType({ implements: () => [Node] })
@Entity('family_step')
export class FamilyStep implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => KindEnum) @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field(() => FamilyMemberEnum) @Column('text') about: FamilyMember;
  @Field(() => ID, { nullable: true }) @Column('uuid', { nullable: true }) personneId: string | null;
  @Field(() => FamilyFactEnum) @Column('text') fact: FamilyFact;
  @Field(() => FamilyMeansEnum, { nullable: true, description: 'Invité : comment.' }) @Column('text', { nullable: true }) means: FamilyMeans | null;
  @Field(() => Date, { nullable: true, description: 'Invité : quand.' }) @Column({ type: 'timestamptz', precision: 3, nullable: true }) informedAt: Date | null;
  @Field({ description: 'Sait pouvoir venir avec la personne de son choix (CASF L.223-1).' }) @Column('boolean') accompanied: boolean;
  @Field(() => String, { nullable: true, description: 'Pourquoi pas.' }) @Sealed(undefined, true) reason: string | null;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;

  @Related<FamilyStep>(() => Personne, (f, scope) => (f.personneId === null ? null : loadOne(scope, Personne, f.personneId)), { nullable: true, description: 'D’un parent : la personne du dossier.' })
  personne?: Personne | null;

  @Related<FamilyStep>(() => Habilitation, (f, scope) => cardOf(scope, f.authorId), { description: 'Qui l’a noté.' })
  by?: Habilitation;
}
