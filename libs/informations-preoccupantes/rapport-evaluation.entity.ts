import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

/** The report of the team about one child (CASF D.226-2-7): one conclusion, common to the children and to the team; frozen as it is submitted. Divergences are contributions, each its author's. */
@ObjectType({ implements: () => [Node] })
@Entity('rapport_evaluation')
export class RapportEvaluation implements Node {
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
  @Field(() => Int) @Column('integer') version: number;
  @Field({ description: 'DANGER, RISK ou NEITHER.' }) @Sealed() conclusion: string;
  @Field({ description: 'Où est le danger : SANTE, SECURITE, MORALITE, CONDEDUC, CONDEDEV, séparés par des espaces.' }) @Sealed() limbs: string;
  @Field({ description: 'CLASSEMENT, ACTIONS ou SAISINE.' }) @Sealed() proposal: string;
  @Field({ description: 'L’analyse, et ce qui est proposé pour cet enfant.' }) @Sealed() analysis: string;
  @Field({ description: 'Comment et quand : visites, personnes rencontrées, qui n’a pu l’être et pourquoi.' }) @Sealed() method: string;

  @Related<RapportEvaluation>(() => Habilitation, (r, scope) => cardOf(scope, r.authorId))
  author?: Habilitation;
}
