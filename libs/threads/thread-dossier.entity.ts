import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A child of whom this thread may speak: the home dossier's, or a sibling's linked to it. */
@Entity('thread_dossier')
export class ThreadDossier {
  @PrimaryColumn('uuid') threadId: string;
  @PrimaryColumn('uuid') dossierId: string;
  @Column('smallint') departement: number;
}
