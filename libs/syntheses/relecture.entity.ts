import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** Somebody of the table has reread the draft, and has nothing to observe. */
@ObjectType({ implements: () => [Node] })
@Entity('relecture')
export class Relecture implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() at: Date;
  @Column('uuid') requestId: string;

  @Related<Relecture>(() => Habilitation, (r, scope) => cardOf(scope, r.authorId), { description: 'De qui.' })
  by?: Habilitation;
}
