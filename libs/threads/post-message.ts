import { createHash } from 'node:crypto';
import { Absent, UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { indexMessage } from './index-message.js';
import { addresseesOf, askedIn, mention, replied, requireReplyDate, type Asked } from './mention.js';
import { messageRow } from './message-row.js';
import { Message } from './message.entity.js';
import { digestOf, readersOf } from './readers.js';
import { requireChildOfThread } from './require-child-of-thread.js';
import { requirePriorInformation } from '../dossiers/require-prior-information.js';
import { emptyDraft } from './save-draft.js';
import { Thread } from './thread.entity.js';
import type { PostMessageInput } from './threads.inputs.js';

/** What is sent: made behind the thread's lock, from what its author may read then. */
export interface Content { dossierId: string; kind: string; detail: string; body: string; inReplyTo: Message | null; extractedFromId: string | null }
export interface Sending {
  threadId: string;
  clientMessageId: string;
  readersDigest: string;
  /** What makes of two sendings one request. */
  asked: readonly unknown[];
  naming: Asked;
  compose: (thread: Thread) => Promise<Content>;
}

/** A message that names nobody and answers none. */
const PLAIN = JSON.stringify([[], [], null, false, null]);

/** Posts to those whom the sender was shown, or to nobody; names some of them, and may answer a message of the same exchange. */
export async function postMessage(tx: Tx, input: PostMessageInput): Promise<Message> {
  const clientMessageId = uuid('clientMessageId', input.clientMessageId);
  const threadId = uuid('threadId', input.threadId);
  const body = text('body', input.body, { max: 20_000 });
  const about = input.dossierId === undefined || input.dossierId === null ? undefined : uuid('dossierId', input.dossierId);
  const inReplyTo = input.inReplyTo ?? null;
  const naming = askedIn(input);
  const more = JSON.stringify([naming.persons, naming.functions, naming.replyBefore, naming.everyReader, inReplyTo]);
  return await send(tx, {
    threadId, clientMessageId, readersDigest: input.readersDigest, naming, asked: [about, input.kind, input.detail, body, ...(more === PLAIN ? [] : [more])],
    compose: async (thread) => ({ dossierId: about ?? thread.dossierId, kind: input.kind, detail: input.detail, body, inReplyTo: await answered(tx, thread, inReplyTo), extractedFromId: null }),
  });
}

/**
 * The thread is held first; everything is authorised again behind that lock, since a writer who waited there may have been revoked, and a reader admitted,
 * meanwhile.
 */
export async function send(tx: Tx, { threadId, clientMessageId, readersDigest, asked, naming, compose }: Sending): Promise<Message> {
  const requestHash = createHash('sha256').update(JSON.stringify([threadId, ...asked])).digest();
  await tx.lock('Thread', threadId);
  const [already] = await tx.allowed(Message, 'notice', { where: { authorId: tx.actor.id, clientMessageId }, whole: true });
  if (already) return sameRequest(already, requestHash);
  const thread = await tx.get(Thread, threadId, 'notice', 'threadId');
  const { dossierId, kind, detail, body, inReplyTo, extractedFromId } = await compose(thread);
  await requireChildOfThread(tx, thread, dossierId);
  requireReplyDate(tx, naming);

  // Logistics alone open an exchange before the parents are informed: what is secret waits there too.
  if (thread.kind === 'LOG' && kind !== 'LOG') await requirePriorInformation(tx, dossierId);

  const seq = await tx.nextSeq(threadId, 'threadId');
  const readers = await readersOf(tx, thread, { dossierId, kind, detail }, seq);
  const message = await tx.add(Message, 'post', {
    ...messageRow(tx, thread, { dossierId, kind, detail, body, inReplyTo, extractedFromId }, seq),
    clientMessageId, requestHash, readersDigest: Buffer.from(digestOf(readers), 'hex'),
  }, { field: 'kind', explained: true });
  if (digestOf(readers) !== readersDigest) {
    throw new UserError('LECTEURS_CHANGES', 'Ceux qui liraient ce message ne sont plus ceux qui vous ont été montrés. Rien n’est parti. Relisez la liste.', 'readersDigest');
  }
  await indexMessage(tx, message, body);
  await mention(tx, message, await addresseesOf(tx, readers, naming), naming);
  if (inReplyTo) await replied(tx, inReplyTo.id);
  await emptyDraft(tx, threadId);
  await tx.record('message.posted', message);
  return message;
}

/** One answers what one reads, in the same exchange. */
async function answered(tx: Tx, thread: Thread, seq: number | null): Promise<Message | null> {
  if (seq === null) return null;
  const [message] = await tx.allowed(Message, 'read', { where: { threadId: thread.id, seq } });
  if (!message) throw new Absent('read', 'Message', thread.id, 'inReplyTo');
  return message;
}

function sameRequest(already: Message, requestHash: Buffer): Message {
  if (already.requestHash.equals(requestHash)) return already;
  throw new UserError('CLE_REUTILISEE', 'Cette clé a déjà servi pour un autre message, qui est bien parti. Celui-ci n’est pas envoyé.', 'clientMessageId');
}
