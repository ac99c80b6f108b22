import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { ElementRecueilli } from './element-recueilli.entity.js';
import { Informant } from './informant.entity.js';
import { InformationDesParents } from './information-des-parents.entity.js';
import { MineurConcerne } from './mineur-concerne.entity.js';
import { numberOf } from './number-of.js';
import { Retour } from './retour.entity.js';

/** What the author of an information préoccupante keeps of it: its number, its date, what they transmitted, and that it was received, then handled; never how. */
@ObjectType({ implements: () => [Node] })
@Entity('accuse_reception')
export class AccuseReception implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') authorId: string;
  @Column('smallint') year: number;
  @Column('integer') rank: number;
  @Field() @Instant() receivedAt: Date;
  @Field() @Instant() givenAt: Date;
  @Field({ description: 'RECEIVED : reçue. HANDLED : traitée par la cellule.' }) @Column('text') stage: string;
  @Column('uuid') requestId: string;

  @Related<AccuseReception>(() => String, numberOf)
  number?: string;

  @Related<AccuseReception>(() => [MineurConcerne], (a, scope) => loadMany(scope, MineurConcerne, 'intakeId', a.intakeId, ['writtenAt', 'id']))
  mineurs?: MineurConcerne[];

  @Related<AccuseReception>(() => [ElementRecueilli], (a, scope) => loadMany(scope, ElementRecueilli, 'intakeId', a.intakeId, ['writtenAt', 'id']))
  elements?: ElementRecueilli[];

  @Related<AccuseReception>(() => [InformationDesParents], (a, scope) => loadMany(scope, InformationDesParents, 'intakeId', a.intakeId, ['writtenAt', 'id']))
  parents?: InformationDesParents[];

  @Related<AccuseReception>(() => Informant, async (a, scope) => (await loadMany(scope, Informant, 'intakeId', a.intakeId, ['id']))[0] ?? null, { nullable: true })
  informant?: Informant | null;

  @Related<AccuseReception>(() => [Retour], (a, scope) => loadMany(scope, Retour, 'intakeId', a.intakeId, ['givenAt', 'id']), { description: 'Ce dont vous avez été informé, mot pour mot. (CASF L.226-5)' })
  retours?: Retour[];
}
