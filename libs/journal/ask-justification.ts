import { randomUUID } from 'node:crypto';
import { Dossier } from '../dossiers/dossier.entity.js';
import { Habilitation } from '../partners/habilitation.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { Consultation } from './consultation.entity.js';
import { Justification } from './justification.entity.js';
import type { AskJustificationInput } from './justifications.inputs.js';
import { isReserved } from './who-is.js';

/**
 * Asks somebody why they opened a dossier, of a line of its journal: by whoever answers for the child. Of an attempt that was refused nothing is asked: the question would say
 * that what was tried exists. A magistrate, whose identity is justice's, is not asked either.
 */
export async function askJustification(tx: Tx, input: AskJustificationInput): Promise<Justification> {
  const requestId = uuid('requestId', input.requestId);
  const consultationId = uuid('consultationId', input.consultationId);
  const [line] = await tx.allowed(Consultation, 'read', { where: { id: consultationId } });
  const [dossier] = line ? await tx.allowed(Dossier, 'read', { where: { id: line.aboutId } }) : [];
  // A line that one does not read, or that is about no child: absent alike.
  if (!line || !dossier) return await tx.get(Justification, consultationId, 'write', 'consultationId');
  const asked = { departement: tx.actor.departement, dossierId: dossier.id, nature: 'ASKED' as const, habilitationId: line.actorId, askedBy: tx.actor.id, accessedAt: line.at };
  const id = randomUUID();
  await tx.require(Justification, 'write', { ...asked, questionId: id }, id, { field: 'consultationId', explained: true });
  if (line.outcome === 'REFUSED') throw new UserError('TENTATIVE_REFUSEE', 'On ne demande pas compte d’une tentative refusée : la demande dirait que ce qui fut tenté existe.', 'consultationId');
  const who = await tx.get(Habilitation, line.actorId, 'read', 'consultationId');
  if (isReserved(tx.actor.function, who)) throw new UserError('IDENTITE_RESERVEE', 'L’identité d’un magistrat est réservée à la justice.', 'consultationId');
  if (who.professionnelId === tx.actor.professionnelId) throw new UserError('POUR_SOI', 'C’est votre propre consultation.', 'consultationId');

  await tx.lock('request', requestId);
  const [already] = await tx.allowed(Justification, 'read', { where: { nature: 'ASKED', askedBy: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { habilitationId: line.actorId, accessedAt: line.at, dossierId: dossier.id });
  const question = await tx.add(Justification, 'write', { id, ...asked, questionId: id, writtenAt: tx.now, requestId, body: null }, { field: 'consultationId', explained: true });
  await tx.record('justification.asked', question);
  return question;
}
