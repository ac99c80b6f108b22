import { text } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { SignalementStep } from './signalement-step.entity.js';
import type { AskComplementInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/**
 * The magistrate asks more, of the author or of the département: each reads what is asked of them, and a direct author nothing of what is asked of the département. Of a parquet that does not connect, the
 * département reports what it asks.
 */
export const askComplement = (tx: Tx, { requestId, signalementId, of, question }: AskComplementInput): Promise<SignalementStep> =>
  takeStep(tx, 'COMPLEMENT_ASKED', { requestId, signalementId, reach: of, body: text('question', question, { max: 3000 }) });
