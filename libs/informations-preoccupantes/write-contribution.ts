import { UserError } from '../platform/errors.js';
import { text } from '../platform/inputs.js';
import { sameRequest } from '../platform/same-request.js';
import type { Tx } from '../platform/tx.js';
import { requireNotSubmitted, signedFor } from './child-of-evaluation.js';
import { Contribution } from './contribution.entity.js';
import type { Voice } from './evaluation-frame.js';
import type { WriteContributionInput } from './evaluations.inputs.js';

/** The kind of a voice; what professionals say is of the kind of what they speak of. */
const OF_VOICE: Partial<Record<Voice, string>> = { CHILD: 'ENF', PARENT: 'PAR' };
const OF_PROFESSIONALS = ['FAM', 'SCO', 'SOC', 'MED'];
export const KINDS_OF_CONTRIBUTION: readonly string[] = [...OF_PROFESSIONALS, ...Object.values(OF_VOICE)];

/** Adds to an evaluation what its author knows or heard about one child, with its own secrecy (CASF D.226-2-5 III): it stays theirs, and is never melted into another's. */
export async function writeContribution(tx: Tx, input: WriteContributionInput): Promise<Contribution> {
  const { kind, voice, detail, heading, appraisal, trend } = input;
  const body = text('body', input.body, { max: 20_000 });
  const expected = OF_VOICE[voice] ?? kind;
  if (kind !== expected || (!OF_VOICE[voice] && !OF_PROFESSIONALS.includes(kind))) {
    throw new UserError('GENRE', 'La parole de l’enfant est du genre ENF, celle d’un parent du genre PAR ; celle des professionnels, de FAM, SCO, SOC ou MED.', 'kind');
  }
  const signed = await signedFor(tx, input);
  await tx.lock('request', signed.requestId);
  const { dossierId, evaluationId, requestId } = signed;
  const [already] = await tx.allowed(Contribution, 'read', { where: { authorId: tx.actor.id, requestId } });
  if (already) return sameRequest(already, { dossierId, evaluationId, kind, voice, heading, body });
  if (heading !== 'DIVERGENCE') await requireNotSubmitted(tx, evaluationId);
  const contribution = await tx.add(Contribution, 'write', { ...signed, kind, voice, detail, heading, appraisal, trend, body }, { field: 'dossierId', explained: true });
  await tx.record('contribution.written', contribution);
  return contribution;
}
