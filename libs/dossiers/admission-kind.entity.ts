import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';

/** One row per admission and kind: what P matches, together with the dossier. */
@Entity('admission_kind')
export class AdmissionKind {
  @PrimaryColumn('uuid') admissionId: string;
  @Column('uuid') habilitationId: string;
  @Column('uuid') dossierId: string;
  @Column('smallint') departement: number;
  @PrimaryColumn('text') kind: string;
  @Column('text') duty: string;
  @Instant() validFrom: Date;
  @Instant() validTo: Date;
}
