import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { loadMany, loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { Personne } from './personne.entity.js';
import { PriorValidation } from './prior-validation.entity.js';

/** That one person (a holder of parental authority, a guardian, the child) was informed before anything secret was shared (CASF L.226-2-2), or why not, in the child's interest. */
@ObjectType({ implements: () => [Node] })
@Entity('prior_information')
export class PriorInformation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Instant() writtenAt: Date;
  @Field({ description: 'PERSON, ou CHILD : l’enfant lui-même, selon son âge et sa maturité.' }) @Column('text') about: string;
  @Column('uuid', { nullable: true }) personneId: string | null;
  @Column('uuid') informedBy: string;
  @Field() @Instant() informedAt: Date;
  @Field() @Column('text') means: string;
  @Field() @Column('text') exception: string;
  @Instant() reviewAt: Date | number;
  @Column('uuid') requestId: string;
  @Field() @Sealed() person: string;
  @Field({ description: 'Ce qui a été annoncé ; d’une exception, son motif.' }) @Sealed() announced: string;
  @Field(() => String, { nullable: true, description: 'La langue dans laquelle la personne a été informée.' }) @Sealed(undefined, true) language: string | null;

  @Related<PriorInformation>(() => DateTime, (p) => finite(p.reviewAt), { nullable: true, description: 'Quand l’exception doit être revue : elle ne vaut plus ensuite.' })
  reviewDate?: Date | null;

  @Related<PriorInformation>(() => Personne, (p, scope) => (p.personneId === null ? null : loadOne(scope, Personne, p.personneId)), { nullable: true })
  personne?: Personne | null;

  @Related<PriorInformation>(() => [PriorValidation], (p, scope) => loadMany(scope, PriorValidation, 'priorInformationId', p.id, ['writtenAt', 'id']))
  validations?: PriorValidation[];
}
