import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';

/** The territory that answers for a dossier, with its dates: a move ends one row and begins another. */
@Entity('dossier_territoire')
export class DossierTerritoire {
  @PrimaryColumn('uuid') dossierId: string;
  @PrimaryColumn('uuid') territoireId: string;
  @Column('smallint') departement: number;
  @PrimaryColumn({ type: 'timestamptz', precision: 3 }) validFrom: Date;
  @Instant() validTo: Date | number;
}
