import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { RetourRefuse } from './retour-refuse.entity.js';
import type { Stage } from './retour.js';

/** What whoever transmitted was told, word for word (CASF L.226-5): for the cell, and for them if it was said here. Whom it answers, and how far it was, leave with no one. */
@ObjectType({ implements: () => [Node] })
@Entity('retour')
export class Retour implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('uuid') authorId: string;
  @Column('uuid') addresseeId: string;
  @Field({ description: 'PLATFORM : dit ici à qui l’a transmise ; LETTER, CALL, INTERVIEW.' }) @Column('text') means: string;
  @Column('text') stage: Stage;
  @Field() @Instant() givenAt: Date;
  @Column('uuid') requestId: string;
  @Field() @Sealed() sentence: string;

  @Related<Retour>(() => RetourRefuse, async (r, scope) => (await loadMany(scope, RetourRefuse, 'retourId', r.id, ['id']))[0] ?? null, { nullable: true, description: 'Pour la cellule seule.' })
  refuse?: RetourRefuse | null;
}
