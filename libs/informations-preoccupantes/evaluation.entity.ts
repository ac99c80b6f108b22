import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { AvisTitulaire } from './avis-titulaire.entity.js';
import { Contribution } from './contribution.entity.js';
import { RapportEvaluation } from './rapport-evaluation.entity.js';
import { Rencontre } from './rencontre.entity.js';

/** The evaluation of one information préoccupante: of every minor of the home, by two professionals at least (CASF D.226-2-3, D.226-2-5). It holds no word. */
@ObjectType({ implements: () => [Node] })
@Entity('evaluation')
export class Evaluation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') intakeId: string;
  @Column('uuid') openedBy: string;
  @Field() @Instant() openedAt: Date;
  @Column('uuid') requestId: string;

  @Related<Evaluation>(() => Habilitation, (e, scope) => cardOf(scope, e.openedBy), { description: 'Qui l’a confiée.' })
  opener?: Habilitation;

  @Related<Evaluation>(() => [Rencontre], (e, scope) => loadMany(scope, Rencontre, 'evaluationId', e.id, ['writtenAt', 'id']))
  rencontres?: Rencontre[];

  @Related<Evaluation>(() => [Contribution], (e, scope) => loadMany(scope, Contribution, 'evaluationId', e.id, ['writtenAt', 'id']), { description: 'Chacune d’un seul auteur, avec son secret : celles que vous lisez.' })
  contributions?: Contribution[];

  @Related<Evaluation>(() => [RapportEvaluation], (e, scope) => loadMany(scope, RapportEvaluation, 'evaluationId', e.id, ['version', 'id']), { description: 'Un par enfant, d’une conclusion commune.' })
  rapports?: RapportEvaluation[];

  @Related<Evaluation>(() => [AvisTitulaire], (e, scope) => loadMany(scope, AvisTitulaire, 'evaluationId', e.id, ['writtenAt', 'id']), { description: 'Qui a été informé de sa mise en place, puis de sa fin, par enfant.' })
  avis?: AvisTitulaire[];
}
