import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { heldPoll } from './held-poll.js';
import { Poll } from './poll.entity.js';
import type { RemindPollInput } from './polls.inputs.js';

const A_DAY = 24 * 3_600_000;

/** Tells again those who have answered nothing that something awaits them; once a day at most. The reminder of the term is not sent besides. */
export async function remindPoll(tx: Tx, input: RemindPollInput): Promise<Poll> {
  const poll = await heldPoll(tx, input.pollId);
  if (poll.closedAt !== Infinity) throw new UserError('SONDAGE_CLOS', 'Ce sondage est clos.', 'pollId');
  if (tx.now.getTime() - +poll.remindedAt < A_DAY && poll.remindedAt !== Infinity) throw new UserError('RELANCE_RECENTE', 'Une relance est partie il y a moins d’un jour.', 'pollId');
  const reminded = await tx.rewrite(Poll, poll, { remindedAt: tx.now });
  await tx.record('poll.reminded', reminded);
  return reminded;
}
