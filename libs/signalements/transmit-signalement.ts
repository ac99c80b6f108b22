import type { Tx } from '../platform/tx.js';
import type { SignalementStep } from './signalement-step.entity.js';
import type { TransmitSignalementInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/** Sends what is sealed to the parquet that its letter names (CASF L.226-4): from then on its magistrates read it. The cell has its copy by the law. */
export const transmitSignalement = (tx: Tx, { requestId, signalementId }: TransmitSignalementInput): Promise<SignalementStep> => takeStep(tx, 'SENT', { requestId, signalementId });
