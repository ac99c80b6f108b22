import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

/** Where an information préoccupante comes from: kind INF, never rendered elsewhere. Even the quality of who spoke names somebody, in a family. A caller may stay anonymous. */
@ObjectType({ implements: () => [Node] })
@Entity('informant')
export class Informant implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Instant() writtenAt: Date;
  @Field() @Column('text') channel: string;
  @Field({ description: 'ORIGIP (OLINPE).' }) @Column('text') origin: string;
  @Field({ description: 'TRANSIP (OLINPE).' }) @Column('text') transmittedBy: string;
  @Field({ description: 'GIVEN, ou ANONYMOUS : qui a parlé ne s’est pas nommé.' }) @Column('text') identityGiven: string;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) identity: string | null;
  @Field(() => String, { nullable: true }) @Sealed(undefined, true) reachBy: string | null;
  @Field(() => String, { nullable: true, description: 'YES ou NO : si la personne vit au domicile de l’enfant ; nul, si on ne le sait pas.' }) @Sealed(undefined, true) livesWithChild: string | null;

  @Related<Informant>(() => Habilitation, (i, scope) => cardOf(scope, i.authorId), { nullable: true, description: 'Le professionnel qui l’a transmise ou recueillie.' })
  by?: Habilitation | null;
}
