import { Args, Context, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { realNow } from '../platform/clock.js';
import { MOST_OF_ONE } from '../platform/loader.js';
import { payloadOf } from '../platform/payload.js';
import { Related } from '../platform/related.js';
import type { Scope } from '../platform/scope.js';
import { type Desk, DeskEnum, desksOf } from './desks.js';
import { endSession } from './end-session.js';
import { HabilitationTerritoire } from './habilitation-territoire.entity.js';
import { Habilitation } from './habilitation.entity.js';
import { Session } from './session.entity.js';
import { Territoire } from './territoire.entity.js';

async function territoiresOf(me: Me, scope: Scope): Promise<Territoire[]> {
  const tx = await scope.tx();
  const mine = await tx.allowed(HabilitationTerritoire, 'read', { where: { habilitationId: me.habilitation.id } });
  return await tx.allowed(Territoire, 'read', { among: { id: mine.map((t) => t.territoireId) }, order: ['name', 'id'] });
}

@ObjectType({ description: 'Qui agit : une habilitation, et la session par laquelle.' })
export class Me {
  @Field(() => Habilitation) habilitation: Habilitation;
  @Field(() => [Session]) sessions: Session[];
  @Field(() => ID) currentSessionId: string;
  @Field(() => [Habilitation], { description: 'Vos habilitations en cours ; une seule agit par session.' }) hats: Habilitation[];

  @Related<Me>(() => [Territoire], territoiresOf, { description: 'Ceux que votre habilitation couvre ; aucun pour qui n’en a pas besoin.' })
  territoires?: Territoire[];

  @Related<Me>(() => [DeskEnum], async (_, scope) => desksOf(await scope.tx()), { description: 'Les pages qui ont un sens pour cette habilitation.' })
  desks?: Desk[];
}

const isOpen = ({ endedAt, expiresAt, seenAt, idleMinutes }: Session): boolean =>
  endedAt === Infinity && +expiresAt > realNow() && (idleMinutes === null || +seenAt + idleMinutes * 60_000 > realNow());

const EndSessionPayload = payloadOf('EndSessionPayload', 'session', () => Session);

@Resolver()
export class PartnersResolver {
  @Query(() => Me)
  async me(@Context('scope') scope: Scope): Promise<Me> {
    const tx = await scope.tx();
    const habilitation = await tx.get(Habilitation, scope.actor.id, 'read');
    const sessions = await tx.allowed(Session, 'read', { where: { habilitationId: scope.actor.id }, order: ['openedAt', 'id'], descending: true, limit: 100 });
    const hats = await tx.allowed(Habilitation, 'read', { where: { professionnelId: scope.actor.professionnelId }, inForce: true, order: ['validFrom', 'id'], limit: MOST_OF_ONE });
    return { habilitation, hats, sessions: sessions.filter(isOpen), currentSessionId: scope.actor.sessionId };
  }

  @Mutation(() => EndSessionPayload, { description: 'Révoque une de vos sessions.' })
  endSession(@Args('sessionId', { type: () => ID }) sessionId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('session', Session, (tx) => endSession(tx, sessionId));
  }
}
