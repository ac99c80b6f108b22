import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { WHO_SEIZES, type Function } from '../secrecy/functions.js';
import { SignalementStep } from './signalement-step.entity.js';
import type { SendComplementInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/** More for the parquet, asked or not: by the département, of which a direct author reads nothing, or by the author. Nothing that was sealed changes. */
export async function sendComplement(tx: Tx, { requestId, signalementId, askedId, complement }: SendComplementInput): Promise<SignalementStep> {
  const body = text('complement', complement, { max: 10_000 });
  const asked = typeof askedId === 'string' ? await tx.get(SignalementStep, uuid('askedId', askedId), 'read', 'askedId') : null;
  if (asked && (asked.fact !== 'COMPLEMENT_ASKED' || asked.signalementId !== uuid('signalementId', signalementId))) throw new UserError('AUTRE_SIGNALEMENT', 'Cette demande n’est pas de ce signalement.', 'askedId');
  const reach = WHO_SEIZES.includes(tx.actor.function as Function) ? 'DEPARTEMENT' : 'AUTHOR';
  return await takeStep(tx, 'COMPLEMENT_SENT', { requestId, signalementId, reach, body, ...(asked && { askedId: asked.id }) });
}
