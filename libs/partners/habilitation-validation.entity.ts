import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';

/** A RESPONSABLE_* in post validates what somebody else proposed for somebody else. Bears what its proposal says, by a key that it cannot lie to. */
@ObjectType({ implements: () => [Node] })
@Entity('habilitation_validation')
export class HabilitationValidation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') proposalId: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') professionnelId: string;
  @Column('uuid') proposerId: string;
  @Column('text') function: string;
  @Column('uuid') validatedBy: string;
  @Column('uuid') validatorId: string;
  @Column('boolean') proved: boolean;
  @Field() @Instant() validatedAt: Date;
}
