import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far one has read an exchange: personal, none of the four facts, never shown to anybody else. */
@Entity('reading_position')
export class ReadingPosition {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') threadId: string;
  @Column('uuid') habilitationId: string;
  @Column('integer') seq: number;
}
