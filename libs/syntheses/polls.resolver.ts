import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { answerConvocation } from './answer-convocation.js';
import { closePoll } from './close-poll.js';
import { ConvocationAnswer } from './convocation-answer.entity.js';
import { openPoll } from './open-poll.js';
import { Poll } from './poll.entity.js';
import { AnswerConvocationInput, ClosePollInput, OpenPollInput, RemindPollInput, VoteInput } from './polls.inputs.js';
import { remindPoll } from './remind-poll.js';
import { vote } from './vote.js';

const PollPayload = payloadOf('PollPayload', 'poll', () => Poll);
const AnswerConvocationPayload = payloadOf('AnswerConvocationPayload', 'answer', () => ConvocationAnswer);

@Resolver()
export class PollsResolver {
  @Mutation(() => PollPayload, { description: 'Demande à qui est convoqué quand il peut venir ; un sondage à la fois.' })
  openPoll(@Args('input') input: OpenPollInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('poll', Poll, (tx) => openPoll(tx, input));
  }

  @Mutation(() => PollPayload, { description: 'Dit quand vous pouvez venir, créneau par créneau ; tant que le sondage est ouvert, cela se change.' })
  vote(@Args('input') input: VoteInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('poll', Poll, (tx) => vote(tx, input));
  }

  @Mutation(() => PollPayload, { description: 'Relance, par un courrier sans contenu, qui n’a rien répondu ; une fois par jour au plus. Une relance part aussi d’elle-même avant le terme.' })
  remindPoll(@Args('input') input: RemindPollInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('poll', Poll, (tx) => remindPoll(tx, input));
  }

  @Mutation(() => PollPayload, { description: 'Clôt le sondage et fixe la date au créneau retenu, du même geste.' })
  closePoll(@Args('input') input: ClosePollInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('poll', Poll, (tx) => closePoll(tx, input));
  }

  @Mutation(() => AnswerConvocationPayload, { description: 'Dit si vous venez, pour la date qui vaut ; déplacée, la question est posée de nouveau.' })
  answerConvocation(@Args('input') input: AnswerConvocationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('answer', ConvocationAnswer, (tx) => answerConvocation(tx, input));
  }
}
