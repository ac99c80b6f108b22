import { UserError } from '../platform/errors.js';
import { text } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { ConservationStep } from './conservation-step.entity.js';
import type { ReasonedStepInput } from './conservation.inputs.js';
import { takeStep } from './take-step.js';

export const REASON = { max: 2000 };

/** Its term ends there, with its place on a list; closed again, it begins anew. @throws NON_CLOS */
export const reopenDossier = (tx: Tx, input: ReasonedStepInput): Promise<ConservationStep> => takeStep(tx, input, 'REOPENED', { reason: text('reason', input.reason, REASON) }, ({ closed }) => {
  if (!closed) throw new UserError('NON_CLOS', 'Ce dossier n’est pas clos.', 'dossierId');
  return {};
});
