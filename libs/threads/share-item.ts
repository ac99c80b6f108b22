import { Entry } from '../dossiers/entry.entity.js';
import { LONGEST_SHARE } from '../dossiers/legal-delays.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import type { RowClass } from '../platform/database.js';
import { after } from '../platform/delays.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { foundsShare } from '../secrecy/bases.js';
import type { Function } from '../secrecy/functions.js';
import type { Kind } from '../secrecy/kinds.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Message } from './message.entity.js';
import { requirePriorInformation } from './require-prior-information.js';
import { Share } from './share.entity.js';
import type { ShareItemInput } from './shares.inputs.js';

type Item = Message | Entry;

/**
 * Shares one item (right X), or a summary of it, with one person: by somebody who reads it in full and not by a share, to somebody of whom the matrix says X,
 * once those who hold parental authority have been informed (CASF L.226-2-2). The threads of the child are held first: a reader is added.
 */
export async function shareItem(tx: Tx, input: ShareItemInput): Promise<Share> {
  const requestId = uuid('requestId', input.requestId);
  const { type, field, itemId } = itemOf(input);
  const habilitationId = uuid('habilitationId', input.habilitationId);
  const necessity = text('necessity', input.necessity, { max: 500 });
  const summary = input.summary === undefined || input.summary === null ? undefined : text('summary', input.summary, { max: 20_000 });
  const latest = after(LONGEST_SHARE, tx.now);
  const validTo = input.validTo ?? latest;
  if (!(tx.now < validTo && validTo <= latest)) throw new UserError('DATE', 'La fin doit être dans l’avenir et à six mois au plus.', 'validTo');

  const seen = await tx.get<Item>(type, itemId, 'read', field);
  const reader = await tx.get(Habilitation, habilitationId, 'read', 'habilitationId');
  if (reader.professionnelId === tx.actor.professionnelId) throw new UserError('POUR_SOI', 'Nul ne partage avec soi-même.', 'habilitationId');
  await tx.lockThreads(seen.dossierId);
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Share, 'read', { where: { grantedBy: tx.actor.id, requestId } });
  if (already) {
    return sameRequest(already, { habilitationId, legalBasis: input.legalBasis, necessity, ...(summary === undefined && { itemId }), ...(input.validTo && { validTo }) });
  }
  const item = await tx.get<Item>(type, itemId, 'share', field);
  await requirePriorInformation(tx, item.dossierId);
  const shared = summary === undefined ? item : await summarise(tx, item, summary, requestId);
  requireBasis(tx, reader, input.legalBasis, item.kind as Kind);
  const share = await tx.add(Share, 'grant', {
    departement: tx.actor.departement, itemId: shared.id, itemType: shared instanceof Message ? 'Message' : 'Entry', dossierId: shared.dossierId, kind: shared.kind, detail: shared.detail,
    habilitationId, readerFunction: reader.function, grantedBy: tx.actor.id, senderFunction: tx.actor.function, legalBasis: input.legalBasis, necessity, requestId, validFrom: tx.now, validTo,
  }, { field: 'habilitationId', explained: true });
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

/** Refused here with a word of why; the database would refuse it too. */
function requireBasis(tx: Tx, reader: Habilitation, basis: string, kind: Kind): void {
  if (!foundsShare(basis, tx.actor.function as Function, reader.function as Function, kind, tx.now)) {
    throw new UserError('BASE_LEGALE', 'Cette base légale ne permet pas de partager ce genre d’élément entre vos deux fonctions.', 'legalBasis');
  }
}

/** A share opens no exchange: whoever does not take part, or came later, would see nothing of it. */
async function requireReader(tx: Tx, m: Message, habilitationId: string): Promise<void> {
  const { departement, threadId, dossierId, kind, detail, source, authorId, seq } = m;
  const readers = await tx.readers('Message', 'read', { id: m.id, departement, threadId, dossierId, kind, detail, source, authorId, seq });
  if (!readers.includes(habilitationId)) {
    throw new UserError('HORS_PARTICIPATION', 'Cette personne ne suit pas cet échange à partir de ce message : faites-la participer, ou partagez un résumé.', 'habilitationId');
  }
}
