import { CARD, Habilitation } from '../partners/habilitation.entity.js';
import { knownMany } from '../platform/loader.js';
import { heldOf } from '../platform/rows.js';
import type { Scope } from '../platform/scope.js';
import { Message } from './message.entity.js';
import { Revision } from './revision.entity.js';
import { Withheld } from './withheld.js';

const AUTHOR = {
  author: { type: Habilitation, by: 'authorId' },
  'author.professionnel': CARD.professionnel,
  'author.organisation': CARD.organisation,
} as const;

/** A page of a thread in its order, in two statements: the messages, opened or withheld, with their authors' cards; then the later versions. */
export async function messagesAfter(scope: Scope, threadId: string, afterSeq: number, limit: number): Promise<(Message | Withheld)[]> {
  const tx = await scope.tx();
  const rows = await tx.allowed(Message, 'notice', { where: { threadId }, after: { columns: ['seq'], values: [afterSeq] }, order: ['seq'], limit, with: AUTHOR });
  if (rows.length === 0) return [];
  const readable = rows.filter((m) => heldOf(m) !== null).map((m) => m.id);
  const revisions = await tx.allowed(Revision, 'read', { among: { messageId: readable }, order: ['messageId', 'version'] });
  knownMany(scope, Revision, 'messageId', readable, revisions);
  return rows.map(shownMessage);
}

/** What may be read, or what of it may be noticed: a row looked for by `notice` never leaves as it is. */
export const shownMessage = (m: Message): Message | Withheld => (heldOf(m) !== null ? m
  : Object.assign(new Withheld(), { id: m.id, seq: m.seq, sentAt: m.sentAt, kind: m.kind, authorId: m.authorId, author: m.author }));
