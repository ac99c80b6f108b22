import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';

/** A task for whoever keeps the directory: this person's mail is refused, or reaches nobody. Of what they were to be told, nothing. */
@ObjectType({ implements: () => [Node] })
@Entity('mail_failure')
export class MailFailure implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') habilitationId: string;
  @Column('uuid') professionnelId: string;
  @Column('uuid') organisationId: string;
  @Field() @Instant() openedAt: Date;
  @Field({ description: 'REFUSED : l’adresse est refusée ; UNREACHABLE : le serveur ne répond pas, l’envoi est repris.' }) @Column('text') nature: string;
  @Instant() settledAt: Date | number;

  @Related<MailFailure>(() => Boolean, (f) => f.settledAt !== Infinity, { description: 'Un courrier est passé depuis.' })
  settled?: boolean;

  @Related<MailFailure>(() => Habilitation, (f, scope) => cardOf(scope, f.habilitationId), { nullable: true })
  habilitation?: Habilitation | null;
}
