import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';

/** Siblings' dossiers know each other, from, to: a line each way. A link opens nothing by itself. */
@Entity('dossier_link')
export class DossierLink {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') dossierId: string;
  @Column('uuid') linkedId: string;
  @Column('smallint') departement: number;
  @Column('text') nature: string;
  @Instant() validFrom: Date;
  @Instant() validTo: Date | number;
}
