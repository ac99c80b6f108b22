import { UserError } from '../platform/errors.js';
import { text } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { ConservationStep } from './conservation-step.entity.js';
import type { ReasonedStepInput } from './conservation.inputs.js';
import { REASON } from './reopen-dossier.js';
import { takeStep } from './take-step.js';

/** Gel judiciaire: justice, or a proceeding to come, asks that nothing be destroyed. At any time, closed or not; off its list at once. @throws DEJA_GELE */
export const holdElimination = (tx: Tx, input: ReasonedStepInput): Promise<ConservationStep> => takeStep(tx, input, 'HELD', { reason: text('reason', input.reason, REASON) }, ({ held }) => {
  if (held) throw new UserError('DEJA_GELE', 'Ce dossier est déjà gelé : rien n’en sera détruit.', 'dossierId');
  return {};
});

/** Lifted, with its reason. What was listed before is not again by itself, nor its visa. @throws NON_GELE */
export const releaseElimination = (tx: Tx, input: ReasonedStepInput): Promise<ConservationStep> => takeStep(tx, input, 'RELEASED', { reason: text('reason', input.reason, REASON) }, ({ held }) => {
  if (!held) throw new UserError('NON_GELE', 'Ce dossier n’est pas gelé.', 'dossierId');
  return {};
});
