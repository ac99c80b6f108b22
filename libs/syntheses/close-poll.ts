import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { moveSynthese, setSyntheseDate } from './date-synthese.js';
import { heldPoll } from './held-poll.js';
import { lastDateOf } from './last-date.js';
import { PollSlot } from './poll-slot.entity.js';
import { Poll } from './poll.entity.js';
import type { ClosePollInput } from './polls.inputs.js';

/** Closes a poll, and sets the date at the slot that was kept in the same transaction: both are done, or neither. Without a slot, it is given up. Closed twice, it was closed once. */
export async function closePoll(tx: Tx, input: ClosePollInput): Promise<Poll> {
  const requestId = uuid('requestId', input.requestId);
  const slotId = input.slotId ? uuid('slotId', input.slotId) : null;
  const poll = await heldPoll(tx, input.pollId);
  if (poll.closedAt !== Infinity) {
    if (poll.slotId === slotId) return poll;
    throw new UserError('SONDAGE_CLOS', 'Ce sondage est déjà clos, autrement.', 'pollId');
  }
  const [slot] = slotId ? await tx.allowed(PollSlot, 'read', { where: { id: slotId, pollId: poll.id } }) : [];
  if (slotId && !slot) throw new UserError('INTROUVABLE', 'Ce créneau n’est pas de ce sondage.', 'slotId');
  const closed = await tx.rewrite(Poll, poll, { closedAt: tx.now, slotId });
  if (slot) {
    const { syntheseId } = poll;
    const date = (await lastDateOf(tx, syntheseId)) ? moveSynthese : setSyntheseDate;
    await date(tx, { requestId, syntheseId, startsAt: slot.startsAt, endsAt: slot.endsAt, place: input.place, reason: input.reason });
  }
  await tx.record('poll.closed', closed);
  return closed;
}
