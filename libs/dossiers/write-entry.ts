import { text, uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Dossier } from './dossier.entity.js';
import type { WriteEntryInput } from './dossiers.inputs.js';
import { Entry } from './entry.entity.js';

/** Adds to a child's dossier what its author knows, of a kind that they may write. */
export async function writeEntry(tx: Tx, input: WriteEntryInput): Promise<Entry> {
  const requestId = uuid('requestId', input.requestId);
  const dossierId = uuid('dossierId', input.dossierId);
  const body = text('body', input.body, { max: 20_000 });
  await tx.get(Dossier, dossierId, 'read', 'dossierId');
  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Entry, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, kind: input.kind, detail: input.detail, body });
  const entry = await tx.add(Entry, 'write', {
    departement: tx.actor.departement, dossierId, kind: input.kind, detail: input.detail, source: sourceOf(tx.actor.function),
    authorId: tx.actor.id, writtenAt: tx.now, requestId, body,
  }, { field: 'kind', explained: true });
  await tx.record('entry.written', entry);
  return entry;
}
