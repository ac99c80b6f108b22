import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** A secret address where an agenda reads the hours that a person has taken, and nothing else. The address is told once: we keep its hash. */
@ObjectType({ implements: () => [Node], description: 'Une adresse secrète où un agenda lit vos heures occupées, et rien d’autre.' })
@Entity('agenda_feed')
export class AgendaFeed implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') professionnelId: string;
  @Field() @Instant() madeAt: Date;
  @Instant() revokedAt: Date | number;
  @Column('bytea') tokenHash: Buffer;
  @Column('uuid') requestId: string;

  @Related<AgendaFeed>(() => DateTime, (f) => finite(f.revokedAt), { nullable: true, description: 'Rien, tant que l’adresse sert.' })
  revoked?: Date | null;
}
