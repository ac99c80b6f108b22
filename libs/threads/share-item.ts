import { Entry } from '../dossiers/entry.entity.js';
import { grantShare, readerAsked, shareAsked } from '../dossiers/grant-share.js';
import { requirePriorInformation } from '../dossiers/require-prior-information.js';
import { Share } from '../dossiers/share.entity.js';
import type { RowClass } from '../platform/database.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Message } from './message.entity.js';
import type { ShareItemInput } from './shares.inputs.js';

type Item = Message | Entry;

/**
 * Shares one item (right X), or a summary of it, with one person: by somebody who reads it in full and not by a share, to somebody of whom the matrix says X,
 * once those who hold parental authority have been informed (CASF L.226-2-2). The threads of the child are held first: a reader is added.
 */
export async function shareItem(tx: Tx, input: ShareItemInput): Promise<Share> {
  const { type, field, itemId } = itemOf(input);
  const asked = shareAsked(tx, input);
  const { requestId, habilitationId, necessity } = asked;
  const summary = input.summary === undefined || input.summary === null ? undefined : text('summary', input.summary, { max: 20_000 });
  const seen = await tx.get<Item>(type, itemId, 'read', field);
  const reader = await readerAsked(tx, asked);
  await tx.lockThreads(seen.dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Share, 'read', { where: { grantedBy: tx.actor.id, requestId } });
  if (already) {
    return sameRequest(already, { habilitationId, legalBasis: input.legalBasis, necessity, ...(summary === undefined && { itemId }), ...(input.validTo && { validTo: input.validTo }) });
  }
  const item = await tx.get<Item>(type, itemId, 'share', field);
  await requirePriorInformation(tx, item.dossierId);
  const shared = summary === undefined ? item : await summarise(tx, item, summary, requestId);
  const share = await grantShare(tx, asked, reader, shared, shared instanceof Message ? 'Message' : 'Entry');
  if (shared instanceof Message) await requireReader(tx, shared, habilitationId);
  await tx.record('share.granted', share);
  return share;
}

function itemOf({ messageId, entryId }: ShareItemInput): { type: RowClass<Item>; field: string; itemId: string } {
  const given = [{ type: Message, field: 'messageId', id: messageId }, { type: Entry, field: 'entryId', id: entryId }].filter(({ id }) => id !== undefined && id !== null);
  const [one, ...others] = given;
  if (!one || others.length > 0) throw new UserError('OBLIGATOIRE', 'Désignez un message ou un écrit, et un seul.', one?.field ?? 'entryId');
  return { type: one.type, field: one.field, itemId: uuid(one.field, one.id!) };
}

/** A summary is a row of its own, judged as any other that one writes (matrix.ts, writing). */
async function summarise(tx: Tx, item: Item, body: string, requestId: string): Promise<Entry> {
  const entry = await tx.add(Entry, 'write', {
    departement: tx.actor.departement, dossierId: item.dossierId, kind: item.kind, detail: 'SUMMARY', source: sourceOf(tx.actor.function), authorId: tx.actor.id, writtenAt: tx.now, requestId, body,
  }, { field: 'summary', explained: true });
  await tx.record('entry.written', entry);
  return entry;
}

/** A share opens no exchange: whoever does not take part, or came later, would see nothing of it. */
async function requireReader(tx: Tx, m: Message, habilitationId: string): Promise<void> {
  const { departement, threadId, dossierId, kind, detail, source, authorId, seq } = m;
  const readers = await tx.readers('Message', 'read', { id: m.id, departement, threadId, dossierId, kind, detail, source, authorId, seq });
  if (!readers.includes(habilitationId)) {
    throw new UserError('HORS_PARTICIPATION', 'Cette personne ne suit pas cet échange à partir de ce message : faites-la participer, ou partagez un résumé.', 'habilitationId');
  }
}
