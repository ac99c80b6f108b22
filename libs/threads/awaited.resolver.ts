import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { loadOne } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { repliesExpected, toAcknowledge, unreadThreads } from './awaited.js';
import { Mention } from './mention.entity.js';
import { Message } from './message.entity.js';
import { Thread } from './thread.entity.js';

const MentionConnection = connectionOf<Mention>('Mention', () => Mention);
const UnreadThreadConnection = connectionOf<Thread>('UnreadThread', () => Thread, ['Thread']);

/** What awaits me in my exchanges. */
@Resolver(() => Mention)
export class AwaitedResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => MentionConnection, { description: 'Les réponses attendues de vous, de la plus pressée à la moins pressée ; répondre au message (inReplyTo) l’en retire.' })
  repliesExpected(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Mention>> {
    return repliesExpected(scope, this.cursors, args);
  }

  @Query(() => MentionConnection, { description: 'Les messages qui vous nomment sans attendre de réponse, et dont vous n’avez pas accusé réception.' })
  toAcknowledge(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Mention>> {
    return toAcknowledge(scope, this.cursors, args);
  }

  @Query(() => UnreadThreadConnection, { description: 'Les échanges où d’autres ont écrit depuis votre dernier message lu.' })
  unreadThreads(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Thread>> {
    return unreadThreads(scope, this.cursors, args);
  }

  @ResolveField(() => Message, { nullable: true })
  message(@Parent() mention: Mention, @Context('scope') scope: Scope): Message | null | Promise<Message | null> {
    return loadOne(scope, Message, mention.messageId);
  }
}
