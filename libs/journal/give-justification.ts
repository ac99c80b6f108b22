import { randomUUID } from 'node:crypto';
import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { Justification } from './justification.entity.js';
import type { GiveJustificationInput } from './justifications.inputs.js';

/** Says why one opened a dossier, to those who answer for it, even if one knows it no more. Once: what was said stays; said twice alike, it was said once. */
export async function giveJustification(tx: Tx, input: GiveJustificationInput): Promise<Justification> {
  const questionId = uuid('questionId', input.questionId);
  const body = text('body', input.body, { max: 2000 });
  const question = await tx.get(Justification, questionId, 'read', 'questionId');
  await tx.lock('justification', questionId);
  const { departement, dossierId, habilitationId, askedBy, accessedAt } = question;
  const [already] = await tx.allowed(Justification, 'read', { where: { questionId, nature: 'GIVEN' } });
  if (already && habilitationId === tx.actor.id) {
    if (already.body === body) return already;
    throw new UserError('DEJA_REPONDU', 'Vous avez déjà répondu à cette demande.', 'questionId');
  }
  const answer = await tx.add(Justification, 'write', { departement, dossierId, nature: 'GIVEN', questionId, habilitationId, askedBy, accessedAt, writtenAt: tx.now, requestId: randomUUID(), body }, { field: 'questionId', explained: true });
  await tx.record('justification.given', answer);
  return answer;
}
