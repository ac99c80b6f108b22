import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Sealed } from '../platform/sealed.js';
import type { Meeting } from './evaluation-frame.js';

/** That a child was met, how and when; or could not be; or is left out of the evaluation, and why (CASF D.226-2-3 I, D.226-2-6 II). */
@ObjectType({ implements: () => [Node] })
@Entity('rencontre')
export class Rencontre implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') evaluationId: string;
  @Field(() => ID) @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Field() @Instant() writtenAt: Date;
  @Column('uuid') requestId: string;
  @Field(() => String, { description: 'ALONE, WITH_PARENTS, OBSERVED ; IMPOSSIBLE ; LEFT_OUT.' }) @Sealed() meeting: Meeting;
  @Field() @Instant() metAt: Date;
  @Field({ description: 'Les circonstances ; le motif, si l’enfant n’a pu être rencontré ou n’est pas évalué.' }) @Sealed() account: string;
}
