import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import type { Message } from './message.entity.js';
import type { Thread } from './thread.entity.js';

export interface Said { dossierId: string; kind: string; detail: string; body: string; inReplyTo: Pick<Message, 'seq'> | null; extractedFromId: string | null }

/** The row that a sending makes, but for what proves it: the same for who sends and for who looks first. */
export const messageRow = (tx: Tx, thread: Thread, { dossierId, kind, detail, body, inReplyTo, extractedFromId }: Said, seq: number): Omit<Message, 'id' | 'clientMessageId' | 'requestHash' | 'readersDigest'> => ({
  departement: thread.departement, threadId: thread.id, dossierId, kind, detail, source: sourceOf(tx.actor.function), authorId: tx.actor.id,
  seq, sentAt: tx.now, inReplyTo: inReplyTo?.seq ?? null, extractedFromId, sentBody: body,
});
