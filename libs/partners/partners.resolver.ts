import { Args, Context, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { endSession } from './end-session.js';
import { Habilitation } from './habilitation.entity.js';
import { Session } from './session.entity.js';

@ObjectType({ description: 'Qui agit : une habilitation, et la session par laquelle.' })
export class Me {
  @Field(() => Habilitation) habilitation: Habilitation;
  @Field(() => [Session]) sessions: Session[];
  @Field(() => ID) currentSessionId: string;
}

const EndSessionPayload = payloadOf('EndSessionPayload', 'session', () => Session);

@Resolver()
export class PartnersResolver {
  @Query(() => Me)
  async me(@Context('scope') scope: Scope): Promise<Me> {
    const tx = await scope.tx();
    const habilitation = await tx.get(Habilitation, scope.actor.id, 'read');
    const sessions = await tx.allowed(Session, 'read', { where: { habilitationId: scope.actor.id }, order: ['openedAt', 'id'], descending: true, limit: 100 });
    return { habilitation, sessions: sessions.filter((s) => s.endedAt === Infinity), currentSessionId: scope.actor.sessionId };
  }

  @Mutation(() => EndSessionPayload, { description: 'Révoque une de vos sessions.' })
  endSession(@Args('sessionId', { type: () => ID }) sessionId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('session', Session, (tx) => endSession(tx, sessionId));
  }
}
