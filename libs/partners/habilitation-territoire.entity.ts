import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The perimeter of an habilitation, one territory a row. */
@Entity('habilitation_territoire')
export class HabilitationTerritoire {
  @PrimaryColumn('uuid') habilitationId: string;
  @PrimaryColumn('uuid') territoireId: string;
  @Column('smallint') departement: number;
}
