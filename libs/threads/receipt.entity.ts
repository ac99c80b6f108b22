import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** One of four facts, never merged: delivered, notified, opened, acknowledged. The last is a deliberate act, with a name and a time. */
@ObjectType({ implements: () => [Node] })
@Entity('receipt')
export class Receipt implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') messageId: string;
  @Column('uuid') threadId: string;
  @Column('integer') seq: number;
  @Column('uuid') habilitationId: string;
  @Field() @Column('text') fact: string;
  @Field() @Instant() at: Date;

  @Related<Receipt>(() => Habilitation, (r, scope) => cardOf(scope, r.habilitationId))
  by?: Habilitation;
}
