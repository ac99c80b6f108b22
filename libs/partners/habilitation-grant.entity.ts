import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** The act by which an habilitation is made, which bears its id: its reference, and the persons, who differ, each proved (checks and keys of migration 0015). */
@ObjectType({ implements: () => [Node] })
@Entity('habilitation_grant')
export class HabilitationGrant implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') proposalId: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') professionnelId: string;
  @Column('uuid') proposerId: string;
  @Column('text') function: string;
  @Column('uuid', { nullable: true }) validatorId: string | null;
  @Column('uuid') grantedBy: string;
  @Column('uuid') granterId: string;
  @Column('boolean') proved: boolean;
  @Field() @Column('text') actReference: string;
  @Field() @Instant() grantedAt: Date;
}
