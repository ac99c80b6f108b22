import { UserError } from '../platform/errors.js';
import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { JUDGMENTS } from './judgments.js';
import { requireNotBefore } from './require-not-before.js';
import { SignalementStep } from './signalement-step.entity.js';
import type { RecordJudgmentInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/** What the judge of children ruled, recorded by whoever was notified of it (CPC 1190): the parquet, or the département. Its clocks count from the decision. */
export async function recordJudgment(tx: Tx, { requestId, signalementId, judgment, judgedAt, told }: RecordJudgmentInput): Promise<SignalementStep> {
  const body = text('told', told, { max: 3000 });
  if (judgedAt.getTime() > tx.now.getTime()) throw new UserError('DATE', 'Cette décision est dans l’avenir.', 'judgedAt');
  const [sent] = await tx.allowed(SignalementStep, 'read', { where: { signalementId: uuid('signalementId', signalementId), fact: 'SENT' } });
  requireNotBefore('judgedAt', judgedAt, sent?.at, 'Cette décision est d’avant la transmission du signalement : vérifiez sa date.');
  return await takeStep(tx, JUDGMENTS[judgment], { requestId, signalementId, dated: judgedAt, body });
}
