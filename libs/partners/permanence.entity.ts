import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { cardOf, Habilitation } from './habilitation.entity.js';
import { Organisation } from './organisation.entity.js';

/** Who is on duty at a parquet, from, to, and the number that answers. Any magistrate of a parquet exercises all of its functions (COJ L.122-4): it opens nothing, and says who is told first of what is urgent. */
@ObjectType({ implements: () => [Node], description: 'Qui est de permanence au parquet, de quand à quand, et le numéro à appeler.' })
@Entity('permanence')
export class Permanence implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') parquetId: string;
  @Column('uuid') habilitationId: string;
  @Field({ description: 'Le téléphone de la permanence.' }) @Column('text') phone: string;
  @Column('uuid', { nullable: true }) passationId: string | null;
  @Field(() => Int, { nullable: true, description: 'Prise d’un collègue : combien de signalements étaient alors ouverts.' }) @Column('integer', { nullable: true }) openThen: number | null;
  @Column('uuid') recordedBy: string;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;

  @Related<Permanence>(() => Habilitation, (p, scope) => cardOf(scope, p.habilitationId))
  habilitation?: Habilitation;

  @Related<Permanence>(() => Organisation, (p, scope) => loadOne(scope, Organisation, p.parquetId))
  parquet?: Organisation;
}
