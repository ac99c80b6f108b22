import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { PollSlot } from './poll-slot.entity.js';
import { PollVote } from './poll-vote.entity.js';
import { Poll } from './poll.entity.js';
import type { VoteInput } from './polls.inputs.js';

const MOST_CHANGES = 100;

/**
 * Says when one can come, slot by slot; said again alike, nothing is written. It waits for whoever closes the poll, then is counted or refused: never lost without a word.
 */
export async function vote(tx: Tx, input: VoteInput): Promise<Poll> {
  const pollId = uuid('pollId', input.pollId);
  const wanted = new Map(input.votes.map((one) => [uuid('votes', one.slotId), one.vote]));
  if (wanted.size < input.votes.length) throw new UserError('CRENEAU_REPETE', 'Une seule réponse par créneau.', 'votes');
  await tx.lock('Poll', pollId);
  const poll = await tx.get(Poll, pollId, 'read', 'pollId');
  const { departement, dossierId, syntheseId } = poll;
  const of = { departement, dossierId, syntheseId, pollId, habilitationId: tx.actor.id, votedAt: tx.now };
  await tx.require(PollVote, 'write', of, pollId, { field: 'pollId', explained: true });
  if (poll.closedAt !== Infinity) throw new UserError('SONDAGE_CLOS', 'Ce sondage est clos : votre réponse n’est pas prise.', 'pollId');

  const slots = await tx.allowed(PollSlot, 'read', { where: { pollId } });
  if ([...wanted.keys()].some((slotId) => !slots.some(({ id }) => id === slotId))) throw new UserError('INTROUVABLE', 'Ce créneau n’est pas de ce sondage.', 'votes');
  const said = new Map((await tx.allowed(PollVote, 'read', { where: { pollId, habilitationId: tx.actor.id }, order: ['rank', 'id'] })).map((one) => [one.slotId, one]));
  const changed = [...wanted].filter(([slotId, value]) => said.get(slotId)?.vote !== value);
  let last: PollVote | null = null;
  for (const [slotId, value] of changed) {
    const rank = (said.get(slotId)?.rank ?? 0) + 1;
    if (rank > MOST_CHANGES) throw new UserError('TROP_NOMBREUX', 'Cette réponse a changé trop souvent.', 'votes');
    last = await tx.add(PollVote, 'write', { ...of, slotId, rank, vote: value });
  }
  if (last) await tx.record('poll.voted', last);
  return poll;
}
