import { Dossier } from '../dossiers/dossier.entity.js';
import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { sourceOf } from '../secrecy/source-of.js';
import { Evaluation } from './evaluation.entity.js';
import { MET, type Meeting } from './evaluation-frame.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { Rencontre } from './rencontre.entity.js';

type Signed = { departement: number; evaluationId: string; dossierId: string; detail: 'FULL'; source: string; authorId: string; writtenAt: Date; requestId: string };

/** What every piece of an evaluation bears. The law itself says whether this child is one of that evaluation. */
export async function signedFor(tx: Tx, input: { requestId: string; evaluationId: string; dossierId: string }): Promise<Signed> {
  const requestId = uuid('requestId', input.requestId);
  const evaluation = await tx.get(Evaluation, uuid('evaluationId', input.evaluationId), 'read', 'evaluationId');
  // Whoever does not know the child is not told whether this evaluation is about them.
  const dossier = await tx.get(Dossier, uuid('dossierId', input.dossierId), 'read', 'dossierId');
  return {
    departement: tx.actor.departement, evaluationId: evaluation.id, dossierId: dossier.id, detail: 'FULL', source: sourceOf(tx.actor.function),
    authorId: tx.actor.id, writtenAt: tx.now, requestId,
  };
}

/** How each child stands, as last recorded. */
export async function meetingsOf(tx: Tx, evaluationId: string): Promise<Map<string, Meeting>> {
  const recorded = await tx.allowed(Rencontre, 'read', { where: { evaluationId }, order: ['writtenAt', 'id'] });
  const meetings = new Map<string, Meeting>();
  // Once met, a child has been met: a later visit that failed takes nothing back.
  for (const { dossierId, meeting } of recorded) if (!MET.includes(meetings.get(dossierId)!)) meetings.set(dossierId, meeting);
  return meetings;
}

/** A submitted report is frozen: what is brought afterwards is a divergence, or waits until complements are asked, for another version. */
export async function requireNotSubmitted(tx: Tx, evaluationId: string): Promise<void> {
  const { intakeId } = await tx.get(Evaluation, evaluationId, 'read', 'evaluationId');
  const { state } = await tx.get(InformationPreoccupante, intakeId, 'read', 'evaluationId');
  if (state !== 'IN_EVALUATION') throw new UserError('RAPPORT_REMIS', 'Le rapport est remis : ce qui diverge s’y ajoute comme divergence.', 'evaluationId');
}
