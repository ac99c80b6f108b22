import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { connectionOf, page, pageSize, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { UserError } from '../platform/errors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { acknowledgeMessage } from './acknowledge-message.js';
import { addParticipant } from './add-participant.js';
import { extractPassage } from './extract-passage.js';
import { messagesAfter } from './messages.queries.js';
import { openThread } from './open-thread.js';
import { ParticipantPreview } from './participant-preview.type.js';
import { postMessage } from './post-message.js';
import { previewParticipant } from './preview-participant.js';
import { previewReaders } from './preview-readers.js';
import { ReadersPreviewType, SeenAs } from './readers-preview.type.js';
import { correctMessage, withdrawMessage } from './revise-message.js';
import { seeAs } from './see-as.js';
import { threadsOf } from './threads-of.js';
import { Thread } from './thread.entity.js';
import * as inputs from './threads.inputs.js';
import { Message } from './message.entity.js';
import { MessageOrWithheld, type Withheld } from './withheld.js';

const MessageConnection = connectionOf<Message | Withheld>('Message', () => MessageOrWithheld);
const ThreadConnection = connectionOf<Thread>('Thread', () => Thread);
const OpenThreadPayload = payloadOf('OpenThreadPayload', 'thread', () => Thread);
const AddParticipantPayload = payloadOf('AddParticipantPayload', 'thread', () => Thread);
const PostMessagePayload = payloadOf('PostMessagePayload', 'message', () => Message);
const ExtractPassagePayload = payloadOf('ExtractPassagePayload', 'message', () => Message);
const CorrectMessagePayload = payloadOf('CorrectMessagePayload', 'message', () => Message);
const WithdrawMessagePayload = payloadOf('WithdrawMessagePayload', 'message', () => Message);
const AcknowledgeMessagePayload = payloadOf('AcknowledgeMessagePayload', 'message', () => Message);
const PreviewParticipantPayload = payloadOf('PreviewParticipantPayload', 'preview', () => ParticipantPreview);
const PreviewReadersPayload = payloadOf('PreviewReadersPayload', 'preview', () => ReadersPreviewType);
const SeeAsPayload = payloadOf('SeeAsPayload', 'seen', () => SeenAs);

@Resolver(() => Thread)
export class ThreadsResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => ThreadConnection, { description: 'Les échanges auxquels vous participez, du plus récent au plus ancien.' })
  async threads(@Args() { dossierId, ...args }: inputs.ThreadsArgs, @Context('scope') scope: Scope): Promise<Page<Thread>> {
    const asked = dossierId ? { among: { id: await threadsOf(scope, dossierId) } } : {};
    return pageOf(scope, this.cursors, Thread, 'notice', args, ['openedAt', 'id'], asked);
  }

  @Query(() => Thread, { nullable: true })
  thread(@Args('id', { type: () => ID }) id: string, @Context('scope') scope: Scope): Promise<Thread | null> {
    return scope.find(Thread, id, 'notice');
  }

  @Query(() => PreviewReadersPayload, { description: 'Qui lira, qui est écarté et pourquoi, avant l’envoi.' })
  previewReaders(@Args('input') input: inputs.PreviewReadersInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewReaders(await scope.tx(), input));
  }

  @Query(() => SeeAsPayload, { description: '« Voir comme », avant l’envoi : exactement ce que cette personne lirait ou remarquerait.' })
  seeAs(@Args('input') input: inputs.SeeAsInput, @Context('scope') scope: Scope): Promise<object> {
    // Nobody known, or somebody who would know nothing of it: alike, and after as long.
    scope.pad();
    return scope.answer('seen', async () => seeAs(await scope.tx(), input));
  }

  @Mutation(() => OpenThreadPayload)
  openThread(@Args('input') input: inputs.OpenThreadInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('thread', Thread, (tx) => openThread(tx, input));
  }

  @Query(() => PreviewParticipantPayload, { description: 'Ce qu’ouvrir le passé ouvrirait à cette personne : des nombres, jamais lesquels.' })
  previewParticipant(@Args('input') input: inputs.PreviewParticipantInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewParticipant(await scope.tx(), input));
  }

  @Mutation(() => AddParticipantPayload)
  addParticipant(@Args('input') input: inputs.AddParticipantInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('thread', Thread, (tx) => addParticipant(tx, input));
  }

  @Mutation(() => PostMessagePayload)
  postMessage(@Args('input') input: inputs.PostMessageInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('message', Message, (tx) => postMessage(tx, input));
  }

  @Mutation(() => ExtractPassagePayload, { description: 'Reprend un passage dans un autre échange, pour ceux que l’aperçu de cet échange a montrés.' })
  extractPassage(@Args('input') input: inputs.ExtractPassageInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('message', Message, (tx) => extractPassage(tx, input));
  }

  @Mutation(() => CorrectMessagePayload)
  correctMessage(@Args('input') input: inputs.CorrectMessageInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('message', Message, (tx) => correctMessage(tx, input));
  }

  @Mutation(() => WithdrawMessagePayload)
  withdrawMessage(@Args('input') input: inputs.WithdrawMessageInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('message', Message, (tx) => withdrawMessage(tx, input));
  }

  @Mutation(() => AcknowledgeMessagePayload)
  acknowledgeMessage(@Args('input') input: inputs.AcknowledgeMessageInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('message', Message, (tx) => acknowledgeMessage(tx, input.messageId));
  }

  @ResolveField(() => MessageConnection, { description: 'Dans l’ordre. afterSeq reprend après le dernier reçu, si ancien soit-il.' })
  async messages(
    @Parent() thread: Thread, @Context('scope') scope: Scope,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number, @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('afterSeq', { type: () => Int, nullable: true }) afterSeq?: number | null,
  ): Promise<Page<Message | Withheld>> {
    const size = pageSize(first);
    const list = `messages ${thread.id}`;
    const from = after ? (this.cursors.read(scope.actor.id, list, after)[0] as number) : (afterSeq ?? 0);
    if (from < 0) throw new UserError('BORNE', 'Le numéro doit être positif.', 'afterSeq');
    const rows = await messagesAfter(scope, thread, from, size + 1);
    return page(rows, size, (m) => this.cursors.make(scope.actor.id, list, [m.seq]));
  }
}

