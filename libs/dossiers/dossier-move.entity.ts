import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Territoire } from '../partners/territoire.entity.js';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Dossier } from './dossier.entity.js';

/** A dossier given to another territory of the département: by whom, when. What ends and begins with it is in dossier_territoire (migration 0071). */
@ObjectType({ implements: () => [Node] })
@Entity('dossier_move')
export class DossierMove implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') territoireId: string;
  @Column('uuid') movedBy: string;
  @Field() @Instant() movedAt: Date;
  @Column('uuid') requestId: string;

  @Related<DossierMove>(() => Dossier, (m, scope) => loadOne(scope, Dossier, m.dossierId), { nullable: true, description: 'Rien, si vous ne le connaissez plus.' })
  dossier?: Dossier | null;

  @Related<DossierMove>(() => Territoire, (m, scope) => loadOne(scope, Territoire, m.territoireId), { nullable: true })
  territoire?: Territoire | null;

  @Related<DossierMove>(() => Habilitation, (m, scope) => cardOf(scope, m.movedBy))
  by?: Habilitation;
}
