import { Field, ID, ObjectType } from '@nestjs/graphql';
import { loadMany } from '../platform/loader.js';
import { inForce } from '../platform/instant.js';
import type { Scope } from '../platform/scope.js';
import { bestSlot, type Vote } from './best-slot.js';
import { Convocation } from './convocation.entity.js';
import type { Poll } from './poll.entity.js';
import { PollSlot } from './poll-slot.entity.js';
import { PollVote } from './poll-vote.entity.js';

@ObjectType({ description: 'Le créneau proposé, et la phrase qui dit pourquoi.' })
export class BestSlot {
  @Field(() => ID) slotId: string;
  @Field() because: string;
}

/** Weighed with the votes of those who are convoked now: whoever no longer is does not count. */
export async function bestOf(poll: Pick<Poll, 'id' | 'syntheseId'>, scope: Scope): Promise<BestSlot | null> {
  const { now } = await scope.tx();
  const convocations = await loadMany(scope, Convocation, 'syntheseId', poll.syntheseId, ['validFrom', 'id']);
  const slots = await loadMany(scope, PollSlot, 'pollId', poll.id, ['startsAt', 'id']);
  const voters = new Map(convocations.filter((c) => inForce(c, now)).map((c) => [c.habilitationId, { id: c.habilitationId, required: c.required }]));
  const votes = await Promise.all(slots.map(async (slot) => await loadMany(scope, PollVote, 'slotId', slot.id, ['rank', 'id'])));
  return bestSlot(slots.map((slot, i) => ({ id: slot.id, startsAt: slot.startsAt, votes: lastOfEach(votes[i]!) })), [...voters.values()]);
}

/** In order of rank: the last replaces what came before it. */
export const lastOfEach = (votes: readonly PollVote[]): Map<string, Vote> => new Map(votes.map(({ habilitationId, vote }) => [habilitationId, vote]));
