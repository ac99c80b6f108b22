import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Deadline } from '../clocks/deadline.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Attachment } from './attachment.entity.js';
import { Cloture } from './cloture.entity.js';
import { DemandeRetour } from './demande-retour.entity.js';
import { ElementRecueilli } from './element-recueilli.entity.js';
import { Evaluation } from './evaluation.entity.js';
import { Informant } from './informant.entity.js';
import { InformationDesParents } from './information-des-parents.entity.js';
import { MineurConcerne } from './mineur-concerne.entity.js';
import { Qualification } from './qualification.entity.js';
import { Retour } from './retour.entity.js';
import { SuiteDonnee } from './suite-donnee.entity.js';
import { numberOf } from './number-of.js';

/** What worries somebody about the children of a home, from its reception on (CASF L.226-3, R.226-2-2). It holds no word: what is known stands in rows of their own kinds. */
@ObjectType({ implements: () => [Node] })
@Entity('information_preoccupante')
export class InformationPreoccupante implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('smallint') year: number;
  @Column('integer') rank: number;
  @Column('uuid') authorId: string;
  @Field() @Instant() receivedAt: Date;
  @Instant() recordedAt: Date;
  @Field({ description: 'Danger grave et immédiat, selon qui l’a transmise.' }) @Column('boolean') graveDanger: boolean;
  @Field() @Column('text') state: string;
  @Column('uuid') requestId: string;

  @Related<InformationPreoccupante>(() => String, numberOf)
  number?: string;

  @Related<InformationPreoccupante>(() => [MineurConcerne], (i, scope) => loadMany(scope, MineurConcerne, 'intakeId', i.id, ['writtenAt', 'id']), { description: 'Les enfants visés, et les autres mineurs du foyer.' })
  mineurs?: MineurConcerne[];

  @Related<InformationPreoccupante>(() => [ElementRecueilli], (i, scope) => loadMany(scope, ElementRecueilli, 'intakeId', i.id, ['writtenAt', 'id']))
  elements?: ElementRecueilli[];

  @Related<InformationPreoccupante>(() => [InformationDesParents], (i, scope) => loadMany(scope, InformationDesParents, 'intakeId', i.id, ['writtenAt', 'id']))
  parents?: InformationDesParents[];

  @Related<InformationPreoccupante>(() => Informant, async (i, scope) => (await loadMany(scope, Informant, 'intakeId', i.id, ['id']))[0] ?? null, { nullable: true, description: 'D’où elle vient, pour la cellule et pour qui l’a transmise.' })
  informant?: Informant | null;

  @Related<InformationPreoccupante>(() => [Attachment], (i, scope) => loadMany(scope, Attachment, 'intakeId', i.id, ['attachedAt', 'id']))
  attachments?: Attachment[];

  @Related<InformationPreoccupante>(() => [Qualification], (i, scope) => loadMany(scope, Qualification, 'intakeId', i.id, ['writtenAt', 'id']), { description: 'Pour la cellule, et le responsable de l’ASE une fois l’enfant rattaché.' })
  qualifications?: Qualification[];

  @Related<InformationPreoccupante>(() => Evaluation, (i, scope) => whenLoaded(loadMany(scope, Evaluation, 'intakeId', i.id, ['id']), ([evaluation]) => evaluation ?? null), { nullable: true, description: 'Une seule, de tous les mineurs du foyer ; nulle, tant qu’elle n’est pas confiée.' })
  evaluation?: Evaluation | null;

  @Related<InformationPreoccupante>(() => [SuiteDonnee], (i, scope) => loadMany(scope, SuiteDonnee, 'intakeId', i.id, ['decidedAt', 'id']), { description: 'Ce qui en a été décidé, et pourquoi : pour qui en répond.' })
  suites?: SuiteDonnee[];

  @Related<InformationPreoccupante>(() => [Deadline], (i, scope) => loadMany(scope, Deadline, 'holderId', i.id, ['dueAt', 'id']), { description: 'Les délais légaux qui courent, ou ont couru : pour qui en répond.' })
  deadlines?: Deadline[];

  @Related<InformationPreoccupante>(() => DemandeRetour, async (i, scope) => (await loadMany(scope, DemandeRetour, 'intakeId', i.id, ['id']))[0] ?? null, { nullable: true, description: 'Pour la cellule.' })
  demandeRetour?: DemandeRetour | null;

  @Related<InformationPreoccupante>(() => [Retour], (i, scope) => loadMany(scope, Retour, 'intakeId', i.id, ['givenAt', 'id']), { description: 'Ce qui a été dit à qui l’a transmise : pour la cellule.' })
  retours?: Retour[];

  @Related<InformationPreoccupante>(() => Cloture, async (i, scope) => (await loadMany(scope, Cloture, 'intakeId', i.id, ['id']))[0] ?? null, { nullable: true, description: 'Nulle, tant que quelque chose en est dû.' })
  cloture?: Cloture | null;
}
