import { Admission } from '../dossiers/admission.entity.js';
import { Dossier } from '../dossiers/dossier.entity.js';
import { DossierLink } from '../dossiers/dossier-link.entity.js';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import { heldOf } from '../platform/rows.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { participateByAdmission, participateByFunction } from './participate.js';
import { requirePriorInformation } from '../dossiers/require-prior-information.js';
import { ThreadDossier } from './thread-dossier.entity.js';
import { Thread } from './thread.entity.js';
import type { OpenThreadInput } from './threads.inputs.js';

/** Opens an exchange around a child, once those who hold parental authority have been informed (CASF L.226-2-2). */
export async function openThread(tx: Tx, input: OpenThreadInput): Promise<Thread> {
  const requestId = uuid('requestId', input.requestId);
  const home = await tx.get(Dossier, uuid('dossierId', input.dossierId), 'read', 'dossierId');
  const dossierId = home.id;
  const siblings = [...new Set((input.siblingDossierIds ?? []).map((id) => uuid('siblingDossierIds', id)))];
  const participants = [...new Set(input.participantIds.map((id) => uuid('participantIds', id)))].filter((id) => id !== tx.actor.id);
  const subject = text('subject', input.subject, { max: 200 });
  const motive = text('motive', input.motive, { max: 1000 });
  if (input.kind !== 'LOG') for (const id of [dossierId, ...siblings]) await requirePriorInformation(tx, id);

  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Thread, 'notice', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, kind: input.kind, ...(heldOf(already) !== null && { subject, motive }) });
  const thread = await tx.add(Thread, 'open', {
    departement: home.departement, dossierId, kind: input.kind, detail: 'FULL', source: sourceOf(tx.actor.function), authorId: tx.actor.id,
    openedAt: tx.now, seq: 0, revisions: 0, requestId, subject, motive,
  }, { field: 'kind', explained: true });

  const [mine] = await tx.allowed(Admission, 'read', { where: { dossierId, habilitationId: tx.actor.id }, inForce: true, limit: 1 });
  if (mine) await participateByAdmission(tx, thread, tx.actor.id, 1, 'participantIds');
  else await participateByFunction(tx, thread);
  for (const id of participants) await participateByAdmission(tx, thread, id, 1, 'participantIds');

  const linked = siblings.length === 0 ? [] : await tx.allowed(DossierLink, 'read', { where: { dossierId }, inForce: true });
  for (const id of siblings) {
    if (!linked.some((l) => l.linkedId === id)) throw new UserError('SANS_LIEN', 'Ce dossier n’est pas lié au dossier d’attache.', 'siblingDossierIds');
  }
  for (const id of [dossierId, ...siblings]) await tx.addPart(ThreadDossier, 'open', { threadId: thread.id, dossierId: id, departement: thread.departement }, 'siblingDossierIds');
  await tx.record('thread.opened', thread);
  return thread;
}
