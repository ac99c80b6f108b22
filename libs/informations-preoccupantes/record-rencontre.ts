import { UserError } from '../platform/errors.js';
import { text } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { requireNotSubmitted, signedFor } from './child-of-evaluation.js';
import type { RecordRencontreInput } from './evaluations.inputs.js';
import { Rencontre } from './rencontre.entity.js';

/** Records that a child was met, could not be, or is left out of the evaluation and why. Each minor of the home has one before a report (CASF D.226-2-3 I, D.226-2-6 II). */
export async function recordRencontre(tx: Tx, input: RecordRencontreInput): Promise<Rencontre> {
  const { meeting, metAt } = input;
  const account = text('account', input.account, { max: 5000 });
  if (metAt.getTime() > tx.now.getTime()) throw new UserError('DATE', 'Une rencontre ne peut pas être dans l’avenir.', 'metAt');
  const signed = await signedFor(tx, input);
  await tx.lock('request', signed.requestId);
  const { dossierId, evaluationId, requestId } = signed;
  const [already] = await tx.allowed(Rencontre, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, evaluationId, meeting, metAt, account });
  await requireNotSubmitted(tx, evaluationId);
  const rencontre = await tx.add(Rencontre, 'write', { ...signed, kind: 'SOC', meeting, metAt, account }, { field: 'dossierId', explained: true });
  await tx.record('rencontre.recorded', rencontre);
  return rencontre;
}
