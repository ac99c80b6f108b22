import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Professionnel } from '../partners/professionnel.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany, loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { ConflictLift } from './conflict-lift.entity.js';

/** Who must be kept out of this child's dossier, under whatever hat, and why (CASF D.226-2-5, L.226-2-2). Absent for whoever may not know of it. */
@ObjectType({ implements: () => [Node] })
@Entity('conflict')
export class Conflict implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') dossierId: string;
  @Column('uuid') professionnelId: string;
  @Field() @Sealed() reason: string;
  @Column('uuid') declaredBy: string;
  @Column('uuid') declarerId: string;
  @Field() @Instant() declaredAt: Date;
  @Column('uuid') requestId: string;

  @Related<Conflict>(() => Professionnel, (c, scope) => loadOne(scope, Professionnel, c.professionnelId), { nullable: true, description: 'Qui est écarté.' })
  person?: Professionnel | null;

  @Related<Conflict>(() => Habilitation, (c, scope) => cardOf(scope, c.declaredBy))
  by?: Habilitation;

  @Related<Conflict>(() => ConflictLift, async (c, scope) => (await loadMany(scope, ConflictLift, 'conflictId', c.id, ['id']))[0] ?? null, { nullable: true })
  lift?: ConflictLift | null;
}
