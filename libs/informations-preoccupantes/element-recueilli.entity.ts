import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PieceRecueillie } from '../documents/piece-recueillie.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';

/** One thing that was said or seen, of one kind, about one child. A summary is a row of its own. */
@ObjectType({ implements: () => [Node] })
@Entity('element_recueilli')
export class ElementRecueilli implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') intakeId: string;
  @Field(() => ID) @Column('uuid') mineurId: string;
  @Field() @Column('text') kind: string;
  @Field() @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Field() @Sealed() body: string;

  @Related<ElementRecueilli>(() => [PieceRecueillie], (e, scope) => loadMany(scope, PieceRecueillie, 'elementId', e.id, ['addedAt', 'id']), { description: 'Ce qui y est joint, à télécharger par /pieces/recueil/<id>.' })
  pieces?: PieceRecueillie[];
}
