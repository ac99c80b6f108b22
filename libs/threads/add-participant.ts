import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { participateByAdmission } from './participate.js';
import { Participation } from './participation.entity.js';
import { requirePastShown } from './preview-participant.js';
import { Thread } from './thread.entity.js';
import type { AddParticipantInput } from './threads.inputs.js';

/** Adds somebody admitted to the dossier, from now on or, having been shown what it opens, with the past. The thread is held: a sender who was shown fewer readers will be told. */
export async function addParticipant(tx: Tx, input: AddParticipantInput): Promise<Thread> {
  const threadId = uuid('threadId', input.threadId);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  await tx.get(Thread, threadId, 'notice', 'threadId');
  await tx.lock('Thread', threadId);
  const thread = await tx.get(Thread, threadId, 'notice', 'threadId');
  const present = await tx.allowed(Participation, 'read', { where: { threadId, habilitationId }, inForce: true });
  if (present.some((p) => p.fromSeq === 1 || !input.openPast)) return thread;
  if (input.openPast) await requirePastShown(tx, thread, habilitationId, present, input.effectDigest);
  const participation = await participateByAdmission(tx, thread, habilitationId, input.openPast ? 1 : thread.seq + 1, 'habilitationId');
  await tx.record('participation.added', participation);
  return thread;
}
