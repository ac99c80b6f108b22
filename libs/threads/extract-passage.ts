import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { Detail, Kind, Source } from '../secrecy/kinds.js';
import { sourceOf } from '../secrecy/source-of.js';
import { widens } from '../secrecy/widens.js';
import { askedIn } from './mention.js';
import { Message } from './message.entity.js';
import { send } from './post-message.js';
import { Revision } from './revision.entity.js';
import type { ExtractPassageInput } from './threads.inputs.js';

/**
 * « Reprendre dans un autre fil »: a passage of what one reads and might share, word for word, to those who were shown, as any message. It keeps its child and
 * its kind, and is open to no cell of the matrix to which its source was closed.
 */
export async function extractPassage(tx: Tx, input: ExtractPassageInput): Promise<Message> {
  const clientMessageId = uuid('clientMessageId', input.clientMessageId);
  const threadId = uuid('threadId', input.threadId);
  const messageId = uuid('messageId', input.messageId);
  const passage = text('passage', input.passage, { max: 20_000 });
  const naming = askedIn({});
  return await send(tx, {
    threadId, clientMessageId, readersDigest: input.readersDigest, naming, asked: ['extract', messageId, input.detail ?? null, passage],
    compose: async () => {
      const source = await tx.get(Message, messageId, 'read', 'messageId');
      if (source.threadId === threadId) throw new UserError('MEME_ECHANGE', 'Ce passage est déjà dans cet échange : répondez au message.', 'threadId');
      // What was shared with oneself alone is not passed on.
      await tx.get(Message, messageId, 'share', 'messageId');
      if (!(await lastText(tx, source)).includes(passage)) throw new UserError('PASSAGE_ABSENT', 'Ce passage n’est pas, mot pour mot, dans le message que vous lisez.', 'passage');
      const detail = input.detail ?? source.detail;
      if (widens(source.kind as Kind, source as Message & { detail: Detail; source: Source }, { detail: detail as Detail, source: sourceOf(tx.actor.function) })) {
        throw new UserError('ELARGI', 'Repris ainsi, ce passage serait ouvert à des fonctions à qui sa source est fermée.', input.detail && input.detail !== source.detail ? 'detail' : 'messageId');
      }
      return { dossierId: source.dossierId, kind: source.kind, detail, body: passage, inReplyTo: null, extractedFromId: source.id };
    },
  });
}

async function lastText(tx: Tx, source: Message): Promise<string> {
  const last = (await tx.allowed(Revision, 'read', { where: { messageId: source.id }, order: ['version'] })).at(-1);
  if (last?.nature === 'WITHDRAWAL') throw new UserError('RETIRE', 'Ce message a été retiré.', 'messageId');
  return last?.body ?? source.sentBody;
}
