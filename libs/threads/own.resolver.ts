import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { Draft } from './draft.entity.js';
import { markRead } from './mark-read.js';
import { markUnread } from './mark-unread.js';
import { discardDraft, saveDraft } from './save-draft.js';
import { Thread } from './thread.entity.js';
import * as inputs from './threads.inputs.js';

const SaveDraftPayload = payloadOf('SaveDraftPayload', 'draft', () => Draft);
const DiscardDraftPayload = payloadOf('DiscardDraftPayload', 'thread', () => Thread);
const MarkReadPayload = payloadOf('MarkReadPayload', 'thread', () => Thread);
const MarkUnreadPayload = payloadOf('MarkUnreadPayload', 'thread', () => Thread);

/** What is one's own in an exchange, and tells nobody. */
@Resolver(() => Thread)
export class OwnResolver {
  @Mutation(() => SaveDraftPayload)
  saveDraft(@Args('input') input: inputs.SaveDraftInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('draft', Draft, (tx) => saveDraft(tx, input));
  }

  @Mutation(() => DiscardDraftPayload)
  discardDraft(@Args('input') input: inputs.DiscardDraftInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('thread', Thread, (tx) => discardDraft(tx, input));
  }

  @Mutation(() => MarkReadPayload, { description: 'Lu jusqu’à ce message, par vous et pour vous : ce n’est ni remis, ni notifié, ni consulté, ni accusé.' })
  markRead(@Args('input') input: inputs.MarkReadInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('thread', Thread, (tx) => markRead(tx, input));
  }

  @Mutation(() => MarkUnreadPayload, { description: 'Le dernier message d’un autre redevient à lire, pour vous seul. Ce qui est remis, notifié, consulté ou accusé le reste.' })
  markUnread(@Args('input') input: inputs.MarkUnreadInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('thread', Thread, (tx) => markUnread(tx, input));
  }
}
