import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Draft } from './draft.entity.js';
import { Thread } from './thread.entity.js';
import type { DiscardDraftInput, SaveDraftInput } from './threads.inputs.js';

/** Keeps what a person has begun to write, over what was kept before: one draft a person and an exchange. It tells nobody. */
export async function saveDraft(tx: Tx, input: SaveDraftInput): Promise<Draft> {
  const threadId = uuid('threadId', input.threadId);
  const body = text('body', input.body, { max: 20_000 });
  const thread = await tx.get(Thread, threadId, 'notice', 'threadId');
  await tx.lock(`Draft of ${tx.actor.professionnelId}`, threadId);
  const already = await draftOf(tx, threadId);
  if (already) return await rewrite(tx, already, body);
  return await tx.add(Draft, 'write', { departement: thread.departement, dossierId: thread.dossierId, threadId, professionnelId: tx.actor.professionnelId, savedAt: tx.now, body }, { field: 'threadId' });
}

/** Its text is gone; discarded twice, it was discarded once. */
export async function discardDraft(tx: Tx, input: DiscardDraftInput): Promise<Thread> {
  const thread = await tx.get(Thread, uuid('threadId', input.threadId), 'notice', 'threadId');
  await emptyDraft(tx, thread.id);
  return thread;
}

/** What was being written has been said. */
export async function emptyDraft(tx: Tx, threadId: string): Promise<void> {
  const draft = await draftOf(tx, threadId);
  if (draft && draft.body !== '') await rewrite(tx, draft, '');
}

const draftOf = async (tx: Tx, threadId: string): Promise<Draft | undefined> => (await tx.allowed(Draft, 'read', { where: { threadId, professionnelId: tx.actor.professionnelId } }))[0];

async function rewrite(tx: Tx, { id }: Draft, body: string): Promise<Draft> {
  const draft = await tx.get(Draft, id, 'write', 'threadId');
  return await tx.rewrite(Draft, draft, { body, savedAt: tx.now });
}
