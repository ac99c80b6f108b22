import { createHash } from 'node:crypto';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Message } from './message.entity.js';
import { digestOf, readersOf } from './readers.js';
import { requireChildOfThread } from './require-child-of-thread.js';
import { requirePriorInformation } from './require-prior-information.js';
import { emptyDraft } from './save-draft.js';
import { Thread } from './thread.entity.js';
import type { PostMessageInput } from './threads.inputs.js';

/**
 * Posts to those whom the sender was shown, or to nobody. The thread is held first; everything is authorised again behind that lock, since a writer
 * who waited there may have been revoked, and a reader admitted, meanwhile.
 */
export async function postMessage(tx: Tx, input: PostMessageInput): Promise<Message> {
  const clientMessageId = uuid('clientMessageId', input.clientMessageId);
  const threadId = uuid('threadId', input.threadId);
  const body = text('body', input.body, { max: 20_000 });
  const about = input.dossierId === undefined || input.dossierId === null ? undefined : uuid('dossierId', input.dossierId);
  const requestHash = createHash('sha256').update(JSON.stringify([threadId, about, input.kind, input.detail, body])).digest();

  await tx.lock('Thread', threadId);
  const [already] = await tx.allowed(Message, 'notice', { where: { authorId: tx.actor.id, clientMessageId }, whole: true });
  if (already) return sameRequest(already, requestHash);
  const thread = await tx.get(Thread, threadId, 'notice', 'threadId');
  const dossierId = about ?? thread.dossierId;
  await requireChildOfThread(tx, thread, dossierId);

  // Logistics alone open an exchange before the parents are informed: what is secret waits there too.
  if (thread.kind === 'LOG' && input.kind !== 'LOG') await requirePriorInformation(tx, dossierId);

  const seq = await tx.nextSeq(threadId, 'threadId');
  const readers = await readersOf(tx, thread, { dossierId, kind: input.kind, detail: input.detail }, seq);
  const message = await tx.add(Message, 'post', {
    departement: thread.departement, threadId, dossierId, kind: input.kind, detail: input.detail, source: sourceOf(tx.actor.function), authorId: tx.actor.id,
    seq, sentAt: tx.now, clientMessageId, requestHash, readersDigest: Buffer.from(digestOf(readers), 'hex'), sentBody: body,
  }, { field: 'kind', explained: true });
  if (digestOf(readers) !== input.readersDigest) {
    throw new UserError('LECTEURS_CHANGES', 'Ceux qui liraient ce message ne sont plus ceux qui vous ont été montrés. Rien n’est parti. Relisez la liste.', 'readersDigest');
  }
  await emptyDraft(tx, threadId);
  await tx.record('message.posted', message);
  return message;
}

function sameRequest(already: Message, requestHash: Buffer): Message {
  if (already.requestHash.equals(requestHash)) return already;
  throw new UserError('CLE_REUTILISEE', 'Cette clé a déjà servi pour un autre message, qui est bien parti. Celui-ci n’est pas envoyé.', 'clientMessageId');
}
