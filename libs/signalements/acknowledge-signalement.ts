import { text } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { SignalementStep } from './signalement-step.entity.js';
import type { AcknowledgeSignalementInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/** A named magistrate has it: a deliberate act, dated, under the parquet's own number. It commits to nothing else. */
export const acknowledgeSignalement = (tx: Tx, { requestId, signalementId, parquetNumber }: AcknowledgeSignalementInput): Promise<SignalementStep> =>
  takeStep(tx, 'ACKNOWLEDGED', { requestId, signalementId, body: text('parquetNumber', parquetNumber, { max: 40 }) });
