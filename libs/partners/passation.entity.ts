import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadMany, loadOne, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { cardOf, Habilitation } from './habilitation.entity.js';
import { Permanence } from './permanence.entity.js';

/** A permanence handed over by whoever holds it to a colleague of the same parquet: they hold it until the colleague takes it. */
@ObjectType({ implements: () => [Node], description: 'Une permanence passée à un collègue du même parquet, qui la prend ou non.' })
@Entity('passation')
export class Passation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') parquetId: string;
  @Column('uuid') permanenceId: string;
  @Column('uuid') givenBy: string;
  /** Who takes it over. */
  @Column('uuid') habilitationId: string;
  @Field() @Instant() givenAt: Date;
  @Column('uuid') requestId: string;

  @Related<Passation>(() => Habilitation, (p, scope) => cardOf(scope, p.givenBy), { description: 'Qui la passe.' })
  by?: Habilitation;

  @Related<Passation>(() => Habilitation, (p, scope) => cardOf(scope, p.habilitationId), { description: 'À qui.' })
  habilitation?: Habilitation;

  @Related<Passation>(() => Permanence, (p, scope) => loadOne(scope, Permanence, p.permanenceId))
  permanence?: Permanence;

  @Related<Passation>(() => Permanence, (p, scope) => whenLoaded(loadMany(scope, Permanence, 'passationId', p.id, ['id']), (taken) => taken[0] ?? null), { nullable: true, description: 'La permanence telle que le collègue l’a prise ; rien tant qu’il ne l’a pas prise.' })
  taken?: Permanence | null;
}
