import { Args, Context, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { AgendaFeed } from './agenda-feed.entity.js';
import { AgendaNames } from './agenda-names.js';
import { renewAgendaFeed } from './renew-agenda-feed.js';
import { revokeAgendaFeed } from './revoke-agenda-feed.js';

@InputType()
class RenewAgendaFeedInput {
  @Field(() => ID) requestId: string;
}

@ObjectType()
class AgendaAddress {
  @Field(() => AgendaFeed) feed: AgendaFeed;
  @Field(() => String, { nullable: true, description: 'À donner à votre agenda, et à personne d’autre : dite une seule fois. Rien, si cette demande avait déjà été faite.' }) address: string | null;
}

const RenewAgendaFeedPayload = payloadOf('RenewAgendaFeedPayload', 'renewed', () => AgendaAddress);
const RevokeAgendaFeedPayload = payloadOf('RevokeAgendaFeedPayload', 'feed', () => AgendaFeed);

@Resolver()
export class AgendasResolver {
  constructor(private readonly names: AgendaNames) {}

  @Query(() => AgendaFeed, { nullable: true, description: 'L’adresse secrète de votre agenda : quand elle fut faite, jamais ce qu’elle est.' })
  async agendaFeed(@Context('scope') scope: Scope): Promise<AgendaFeed | null> {
    const [feed] = await (await scope.tx()).allowed(AgendaFeed, 'read', { where: { revokedAt: 'infinity' }, limit: 1 });
    return feed ?? null;
  }

  @Mutation(() => RenewAgendaFeedPayload, { description: 'Une nouvelle adresse secrète, où un agenda lit vos heures occupées ; la précédente ne sert plus.' })
  renewAgendaFeed(@Args('input') input: RenewAgendaFeedInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.perform('renewed', async () => {
      const { feed, token } = await scope.run((tx) => renewAgendaFeed(tx, input));
      return { feed, address: token && this.names.address(token) };
    });
  }

  @Mutation(() => RevokeAgendaFeedPayload, { description: 'Votre adresse d’agenda n’ouvre plus rien.' })
  revokeAgendaFeed(@Context('scope') scope: Scope): Promise<object> {
    return scope.act('feed', AgendaFeed, (tx) => revokeAgendaFeed(tx));
  }
}
