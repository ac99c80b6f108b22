import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Territoire } from '../partners/territoire.entity.js';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Related } from '../platform/related.js';

/** The territory that answers for a dossier, with its dates: a move ends one row and begins another. */
@ObjectType({ description: 'Le territoire qui répond du dossier, avec ses dates.' })
@Entity('dossier_territoire')
export class DossierTerritoire {
  @PrimaryColumn('uuid') dossierId: string;
  @PrimaryColumn('uuid') territoireId: string;
  @Column('smallint') departement: number;
  @Field() @PrimaryColumn({ type: 'timestamptz', precision: 3 }) validFrom: Date;
  @Instant() validTo: Date | number;

  @Related<DossierTerritoire>(() => DateTime, (t) => finite(t.validTo), { nullable: true, description: 'Rien, tant qu’il en répond.' })
  until?: Date | null;

  @Related<DossierTerritoire>(() => Territoire, (t, scope) => loadOne(scope, Territoire, t.territoireId), { nullable: true })
  territoire?: Territoire | null;
}
