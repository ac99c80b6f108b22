import { createHash } from 'node:crypto';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import type { Thread } from './thread.entity.js';

export interface ToSend { dossierId: string; kind: string; detail: string }

/** Who would read this message if it were sent now: the same call for the preview and for the sending. */
export async function readersOf(tx: Tx, thread: Thread, { dossierId, kind, detail }: ToSend, seq: number): Promise<string[]> {
  return await tx.readers('Message', 'read', {
    departement: thread.departement, threadId: thread.id, dossierId, kind, detail, source: sourceOf(tx.actor.function), authorId: tx.actor.id, seq,
  });
}

/** A proof of who was shown to the sender; never used to decide who reads. */
export const digestOf = (readers: readonly string[]): string => createHash('sha256').update([...readers].sort().join('\n')).digest('hex');
