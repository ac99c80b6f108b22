import { text } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { SignalementStep } from './signalement-step.entity.js';
import type { SettleParentsTimingInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/** From when the parents may be told that the judicial authority is seized, and how: what the parquet and the département agree on, the evidence being at risk until then; reported by the département, of a parquet that does not connect. [D] */
export const settleParentsTiming = (tx: Tx, { requestId, signalementId, from, why }: SettleParentsTimingInput): Promise<SignalementStep> =>
  takeStep(tx, 'PARENTS_TIMING', { requestId, signalementId, dated: from, body: text('why', why, { max: 1000 }) });
