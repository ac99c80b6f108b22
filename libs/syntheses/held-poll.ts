import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Poll } from './poll.entity.js';

/** A poll, for whoever may close it: held until this transaction ends, whatever is voted meanwhile. Whoever knows of it and may not is told why. */
export async function heldPoll(tx: Tx, of: string): Promise<Poll> {
  const pollId = uuid('pollId', of);
  await tx.require(Poll, 'end', await tx.get(Poll, pollId, 'read', 'pollId'), pollId, { field: 'pollId', explained: true });
  return await tx.get(Poll, pollId, 'end', 'pollId');
}
