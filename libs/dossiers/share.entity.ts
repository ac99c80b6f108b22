import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

/** One item opened to one person, on a legal basis, until a date. What judges the item is copied; the functions are those of both at that moment. */
@ObjectType({ implements: () => [Node] })
@Entity('share')
export class Share implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID, { description: 'Le message, l’écrit ou le point d’une synthèse.' }) @Column('uuid') itemId: string;
  @Column('text') itemType: 'Entry' | 'Message' | 'SynthesePoint';
  @Column('uuid') dossierId: string;
  @Field() @Column('text') kind: string;
  @Field() @Column('text') detail: string;
  @Column('uuid') habilitationId: string;
  @Column('text') readerFunction: string;
  @Column('uuid') grantedBy: string;
  @Column('text') senderFunction: string;
  @Field() @Column('text') legalBasis: string;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;
  @Field(() => String, { nullable: true, description: 'Nulle pour qui répond du partage sans en être.' }) @Sealed() necessity: string;

  @Related<Share>(() => Habilitation, (s, scope) => cardOf(scope, s.habilitationId), { description: 'Avec qui.' })
  habilitation?: Habilitation;

  @Related<Share>(() => Habilitation, (s, scope) => cardOf(scope, s.grantedBy), { description: 'Par qui.' })
  by?: Habilitation;
}
