import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Organisation } from './organisation.entity.js';
import { Territoire } from './territoire.entity.js';

/** Of which parquet a territory is, from, to: which one may be seized for a child who lives there (C. proc. pén. 43, CPC 1181). */
@ObjectType({ implements: () => [Node] })
@Entity('ressort')
export class Ressort implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') territoireId: string;
  @Column('uuid') parquetId: string;
  @Column('uuid') recordedBy: string;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;

  @Related<Ressort>(() => Territoire, (r, scope) => loadOne(scope, Territoire, r.territoireId))
  territoire?: Territoire;

  @Related<Ressort>(() => Organisation, (r, scope) => loadOne(scope, Organisation, r.parquetId))
  parquet?: Organisation;
}
