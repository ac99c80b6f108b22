import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { DateTime } from '../platform/date-time.js';
import { finite, Instant } from '../platform/instant.js';
import { Related } from '../platform/related.js';

/** Somebody named in a message, who read it when it was sent, and whether their reply is expected. Judged as the message; it opens nothing. */
@ObjectType({ description: 'Qui est nommé dans un message, et si sa réponse est attendue, jusqu’à quand. Une mention n’ouvre rien.' })
@Entity('mention')
export class Mention {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field(() => ID) @Column('uuid') messageId: string;
  @Field(() => ID) @Column('uuid') threadId: string;
  @Column('uuid') dossierId: string;
  @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('integer') seq: number;
  @Column('uuid') authorId: string;
  @Column('uuid') habilitationId: string;
  @Field({ description: 'PERSON, par son nom ; FUNCTION, par sa fonction ; READERS, parce que la réponse de tous les lecteurs est demandée.' }) @Column('text') nature: 'PERSON' | 'FUNCTION' | 'READERS';
  @Field({ description: 'NONE, EXPECTED ou GIVEN : le fait de répondre, non de lire.' }) @Column('text') reply: 'NONE' | 'EXPECTED' | 'GIVEN';
  /** That of its message. */
  @Instant() sentAt: Date;
  @Instant() dueAt: Date | number;
  @Instant() givenAt: Date | number;

  @Related<Mention>(() => Habilitation, (m, scope) => cardOf(scope, m.habilitationId))
  habilitation?: Habilitation;

  @Related<Mention>(() => DateTime, (m) => finite(m.dueAt), { nullable: true })
  replyBefore?: Date | null;

  @Related<Mention>(() => DateTime, (m) => finite(m.givenAt), { nullable: true })
  repliedAt?: Date | null;

  @Related<Mention>(() => Boolean, async (m, scope) => m.reply === 'EXPECTED' && Number(m.dueAt) <= (await scope.tx()).now.getTime(), { description: 'La réponse est attendue et sa date est passée.' })
  overdue?: boolean;
}
