import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Siblings' dossiers know each other. A link opens nothing by itself. */
@Entity('dossier_link')
export class DossierLink {
  @PrimaryColumn('uuid') dossierId: string;
  @PrimaryColumn('uuid') linkedId: string;
  @Column('smallint') departement: number;
  @Column('text') nature: string;
}
