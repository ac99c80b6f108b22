import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { SignalementStep } from './signalement-step.entity.js';
import type { AnswerSignalementInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';
import { sealOf } from './unsealed.js';

/** A decision over the telephone may come before the letter that confirms the call. [D] */
const ORAL_FIRST_MS = 7 * 86_400_000;

/** What the parquet decided, and what it tells the département of it (CASF L.226-4 I); reported by the département, of a parquet that does not connect. Several answers may coexist; a classement is the last. What stays judicial is not written here. */
export async function answerSignalement(tx: Tx, { requestId, signalementId, answer, decidedAt, told }: AnswerSignalementInput): Promise<SignalementStep> {
  const body = text('told', told, { max: 3000 });
  if (decidedAt.getTime() > tx.now.getTime()) throw new UserError('DATE', 'Cette décision est dans l’avenir.', 'decidedAt');
  const seal = await sealOf(tx, uuid('signalementId', signalementId));
  if (seal && decidedAt.getTime() < seal.sealedAt.getTime() - ORAL_FIRST_MS) throw new UserError('DATE', 'Cette décision est de plus de sept jours avant ce signalement : vérifiez sa date.', 'decidedAt');
  return await takeStep(tx, 'ANSWERED', { requestId, signalementId, answer, dated: decidedAt, body });
}
