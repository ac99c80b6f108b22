import { Habilitation } from '../partners/habilitation.entity.js';
import type { Tx } from '../platform/tx.js';
import { heldOf } from '../platform/rows.js';
import { Message } from './message.entity.js';
import { Withheld } from './withheld.js';

/** A page of a thread in its order: what one may read, opened; what one may only notice, withheld. */
export async function messagesAfter(tx: Tx, threadId: string, afterSeq: number, limit: number): Promise<(Message | Withheld)[]> {
  const rows = await tx.allowed(Message, 'notice', { where: { threadId }, after: { columns: ['seq'], values: [afterSeq] }, order: ['seq'], limit });
  return await withheldWhereNeeded(tx, rows);
}

export async function withheldWhereNeeded(tx: Tx, rows: readonly Message[]): Promise<(Message | Withheld)[]> {
  const closed = rows.filter((row) => heldOf(row) === null);
  const authors = closed.length === 0 ? [] : await tx.allowed(Habilitation, 'read', { among: { id: [...new Set(closed.map((m) => m.authorId))] } });
  const functions = new Map(authors.map((a) => [a.id, a.function]));
  return rows.map((m) => (heldOf(m) !== null ? m
    : Object.assign(new Withheld(), { id: m.id, seq: m.seq, sentAt: m.sentAt, kind: m.kind, authorFunction: functions.get(m.authorId) ?? 'INCONNUE' })));
}
