import { text } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { SignalementStep } from './signalement-step.entity.js';
import type { TellAuthorInput } from './steps.inputs.js';
import { takeStep } from './take-step.js';

/** What the parquet tells whoever seized it directly (CASF L.226-4 II ; CPP 40-1, 40-2): its own words, and nothing of what it answered the département. */
export const tellAuthor = (tx: Tx, { requestId, signalementId, told }: TellAuthorInput): Promise<SignalementStep> =>
  takeStep(tx, 'AUTHOR_TOLD', { requestId, signalementId, body: text('told', told, { max: 3000 }) });
